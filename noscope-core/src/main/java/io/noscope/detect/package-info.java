/**
 * Everything that looks at pixels: reference detectors, specialised models and their training,
 * difference detectors. ONNX Runtime is imported by {@code Onnx*}, OpenCV by {@code Darknet*}, ND4J
 * by {@code SameDiff*}. Reference detectors are opened through {@link
 * io.noscope.detect.ReferenceDetectors} or, on executors, {@link io.noscope.detect.DetectorSpec}.
 */
package io.noscope.detect;
