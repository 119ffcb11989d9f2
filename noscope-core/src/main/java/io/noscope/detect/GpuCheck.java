package io.noscope.detect;

import io.noscope.video.Image;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether detectors run on the GPUs of this machine: tried once for each in the life of the JVM.
 */
public final class GpuCheck {
  private static final int SIDE = 32;
  private static final Map<Device, Optional<DeviceException>> TRIED = new ConcurrentHashMap<>();

  private GpuCheck() {}

  /** What keeps the built-in detector from looking at a black picture on a GPU; empty if it can. */
  public static Optional<DeviceException> problem(Device gpu) {
    return TRIED.computeIfAbsent(gpu, GpuCheck::run);
  }

  private static Optional<DeviceException> run(Device gpu) {
    try (OnnxDetector detector = OnnxDetector.open(DetectorFiles.builtIn(), gpu)) {
      detector.detect(List.of(new Image(SIDE, SIDE, new byte[SIDE * SIDE * 3])));
      return Optional.empty();
    } catch (DeviceException e) {
      return Optional.of(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
