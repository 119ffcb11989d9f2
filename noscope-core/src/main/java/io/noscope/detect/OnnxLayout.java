package io.noscope.detect;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How a family of detectors wants its input and writes its output. To teach the library another
 * family, implement this and name it in {@link #of}.
 */
interface OnnxLayout {
  /** The layouts that are known, for messages. */
  String KNOWN =
      "YOLOX, YOLOv5 and v7 ([1, anchors, 5 + classes]), YOLOv8 and v11 ([1, 4 + classes,"
          + " anchors]), YOLOv10 and others with their boxes sorted out ([1, n, 6] or [n, 7]),"
          + " RT-DETR and D-FINE (labels, boxes, scores; logits, pred_boxes; [1, n, 4 + classes]),"
          + " SSD (detection_boxes, ...; bboxes, labels, scores), NanoDet (scores, boxes)";

  /** Recognises a graph by the names and shapes of what goes in and out. */
  static Optional<OnnxLayout> of(OnnxGraph graph) {
    return Stream.<Function<OnnxGraph, Optional<? extends OnnxLayout>>>of(
            NanoDetLayout::of,
            RtDetrLayout::of,
            DetrQueriesLayout::of,
            TensorFlowSsdLayout::of,
            SsdLayout::of,
            YoloxLayout::of,
            AnchorRowsLayout::of,
            AnchorColumnsLayout::of,
            SortedBoxesLayout::of,
            NormalisedQueriesLayout::of)
        .<OnnxLayout>flatMap(family -> family.apply(graph).stream())
        .findFirst();
  }

  /** What the family is called. */
  String family();

  /** How many classes it tells apart; empty where the shapes do not say. */
  OptionalInt classes();

  /** What pictures are drawn on. */
  Canvas canvas();

  /** Whether pictures go in as rows of packed bytes, or else as planes of floats. */
  default boolean takesBytes() {
    return false;
  }

  /** Names of the outputs that are read. */
  List<String> outputs();

  /** Intersection over union above which two boxes show one object; 1 where all are kept. */
  float overlap();

  /**
   * Reads the outputs for one picture.
   *
   * @param outputs by name, whole numbers as floats too
   * @param placement where the picture lay on the canvas
   * @param found receives every box with a score of at least {@link
   *     ReferenceDetector#MINIMUM_SCORE}
   */
  void read(Map<String, FloatBuffer> outputs, Placement placement, Candidates found);
}
