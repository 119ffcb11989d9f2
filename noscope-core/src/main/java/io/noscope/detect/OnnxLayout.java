package io.noscope.detect;

import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How a family of detectors wants its input and writes its output. To teach the library another
 * family, implement this and name it in {@link #of}.
 */
sealed interface OnnxLayout permits NanoDetLayout, YoloxLayout {
  /** The layouts that are known, for messages. */
  String KNOWN =
      "YOLOX (images [1, 3, H, W] -> output [1, cells of strides 8 16 32, 5 + classes]), "
          + "NanoDet (one input [1, 3, H, W] -> scores [1, n, classes], boxes [1, n, 4])";

  /** Recognises a graph by the names and shapes of what goes in and out. */
  static Optional<OnnxLayout> of(OnnxGraph graph) {
    return Stream.<Function<OnnxGraph, Optional<? extends OnnxLayout>>>of(
            YoloxLayout::of, NanoDetLayout::of)
        .<OnnxLayout>flatMap(family -> family.apply(graph).stream())
        .findFirst();
  }

  /** How many classes it tells apart. */
  int classes();

  /** Columns of the input. */
  int width();

  /** Rows of the input. */
  int height();

  /** A canvas of the input's size. */
  LetterBox letterBox();

  /** Shapes of the outputs that are read, for one picture, by name: three dimensions each. */
  Map<String, long[]> outputs();

  /** Intersection over union above which two boxes show one object. */
  float overlap();

  /**
   * Reads the outputs for one picture.
   *
   * @param outputs by name, in the shapes that {@link #outputs} says
   * @param placement where the picture lay on the canvas
   * @param found receives every box with a score of at least {@link
   *     ReferenceDetector#MINIMUM_SCORE}
   */
  void read(Map<String, FloatBuffer> outputs, Placement placement, Candidates found);
}
