package io.noscope;

import io.noscope.detect.ReferenceDetector;
import io.noscope.label.Box;
import io.noscope.label.Detection;
import io.noscope.video.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;

/** A detector that answers from a table by {@link NumberedImage} and remembers what was asked. */
public final class TableDetector implements ReferenceDetector {
  /** What {@link #finding} finds. */
  public static final Detection PERSON = new Detection("person", 0.9f, new Box(10, 20, 30, 60));

  private final LongFunction<List<Detection>> table;
  private final List<Long> asked = new ArrayList<>();
  private int mostAtOnce;

  public TableDetector(LongFunction<List<Detection>> table) {
    this.table = table;
  }

  /** Finds a person in these frames and nothing in the others. */
  public static TableDetector finding(LongPredicate person) {
    return new TableDetector(frame -> person.test(frame) ? List.of(PERSON) : List.of());
  }

  @Override
  public String id() {
    return "table";
  }

  @Override
  public String description() {
    return "a table";
  }

  @Override
  public List<String> labels() {
    return List.of("person", "car");
  }

  @Override
  public List<List<Detection>> detect(List<Image> images) {
    mostAtOnce = Math.max(mostAtOnce, images.size());
    List<List<Detection>> answers = new ArrayList<>();
    for (Image image : images) {
      long frame = NumberedImage.frameOf(image);
      asked.add(frame);
      answers.add(table.apply(frame));
    }
    return answers;
  }

  /** Numbers of the frames that it was asked about, in order. */
  public List<Long> asked() {
    return List.copyOf(asked);
  }

  /** The largest batch that it was given. */
  public int mostAtOnce() {
    return mostAtOnce;
  }

  @Override
  public void close() {}
}
