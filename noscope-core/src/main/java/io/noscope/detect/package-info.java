/**
 * Everything that looks at pixels: reference detectors, specialised models and their training,
 * difference detectors. ONNX Runtime and OpenCV are imported by one detector each, ND4J by the
 * classifier and its trainer.
 */
package io.noscope.detect;
