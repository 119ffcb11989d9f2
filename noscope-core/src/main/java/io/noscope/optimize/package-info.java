/**
 * Chooses the cascade: what to label ({@link io.noscope.optimize.SamplePlan}), what things cost
 * ({@link io.noscope.optimize.CostProfile}), which plan is cheap and careful enough to keep to the
 * error rates ({@link io.noscope.optimize.CascadeOptimizer}) and why ({@link
 * io.noscope.optimize.Explanation}). Pure arithmetic over labels, scores and small views.
 */
package io.noscope.optimize;
