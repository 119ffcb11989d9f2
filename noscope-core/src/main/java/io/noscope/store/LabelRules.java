package io.noscope.store;

import io.noscope.cascade.Cascade;
import io.noscope.cascade.DifferenceStage;
import io.noscope.cascade.ModelStage;
import io.noscope.detect.MotionMask;
import io.noscope.detect.TrainedModel;
import io.noscope.label.Polygon;
import io.noscope.label.Query;
import io.noscope.label.Region;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that the labels of a video's frames depend on, but the video: runs that agree in it give the
 * same labels.
 *
 * @param cascade the plan; the error rates that it was chosen for, and how it came about, play no
 *     part
 * @param segmentFrames least frames in a segment, as a cascade starts anew in each
 */
public record LabelRules(Cascade cascade, int segmentFrames) {
  /** To be raised when the same cascade comes to label the same frames in another way. */
  private static final int VERSION = 4;

  public LabelRules {
    if (segmentFrames < 1) {
      throw new IllegalArgumentException(
          "a segment has one frame or more, not " + segmentFrames + " at least");
    }
  }

  /** A name that differs for rules that do: the class, for people, and a hash of everything. */
  String name() {
    MessageDigest digest = PathNames.sha256();
    try (DataOutputStream out =
        new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest))) {
      out.writeInt(VERSION);
      out.writeInt(segmentFrames);
      write(out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written to", e);
    }
    return PathNames.readable(cascade.query().label()) + "-" + PathNames.digits(digest);
  }

  private void write(DataOutputStream out) throws IOException {
    Query query = cascade.query();
    out.writeUTF(query.label());
    out.writeUTF(query.region().map(Region::toString).orElse(""));
    out.writeDouble(query.referenceConfidence());
    out.writeUTF(cascade.referenceId());
    if (query.atLeast() != 1) {
      out.writeUTF("at least");
      out.writeInt(query.atLeast());
    }
    if (cascade.still().isPresent()) {
      out.writeUTF("still");
      out.writeDouble(cascade.stillBelow());
    }
    out.writeInt(cascade.skip());
    if (!cascade.disposables()) {
      out.writeUTF("disposables left out");
    }
    if (cascade.drafts()) {
      out.writeUTF("drafts");
    }
    out.writeBoolean(cascade.difference().isPresent());
    if (cascade.difference().isPresent()) {
      write(out, cascade.difference().get());
    }
    out.writeBoolean(cascade.model().isPresent());
    if (cascade.model().isPresent()) {
      write(out, cascade.model().get());
    }
  }

  private static void write(DataOutputStream out, DifferenceStage stage) throws IOException {
    out.writeUTF(stage.detector().spec().toString());
    out.writeDouble(stage.threshold());
    out.writeInt(stage.detector().referenceImage().length);
    out.write(stage.detector().referenceImage());
    write(out, stage.detector().weights());
    if (stage.detector().mask().isPresent()) {
      MotionMask mask = stage.detector().mask().get();
      out.writeUTF("mask of " + mask.view());
      for (Polygon polygon : mask.polygons()) {
        out.writeUTF(polygon.toString());
      }
    }
  }

  private static void write(DataOutputStream out, ModelStage stage) throws IOException {
    TrainedModel model = stage.model();
    out.writeUTF(model.spec().toString());
    out.writeFloat(stage.low());
    out.writeFloat(stage.high());
    write(out, model.meanImage());
    for (Map.Entry<String, float[]> weights : new TreeMap<>(model.weights()).entrySet()) {
      out.writeUTF(weights.getKey());
      write(out, weights.getValue());
    }
  }

  private static void write(DataOutputStream out, float[] values) throws IOException {
    out.writeInt(values.length);
    for (float value : values) {
      out.writeFloat(value);
    }
  }
}
