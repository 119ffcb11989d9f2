/**
 * {@code noscope_contains} on frames that do not come straight from a video, such as a table of
 * them: {@link io.noscope.spark.frames.FrameCalls} puts a {@code CascadeStage} below the call,
 * which {@code CascadeStageExec} runs over the rows in the order of camera and frame.
 */
package io.noscope.spark.frames;
