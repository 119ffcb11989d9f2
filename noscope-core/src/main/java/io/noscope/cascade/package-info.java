/**
 * The cascade as data ({@link io.noscope.cascade.Cascade}) and what runs it over the frames of a
 * segment ({@code CascadeRunner}). Choosing one is the business of {@code io.noscope.optimize}.
 */
package io.noscope.cascade;
