package io.noscope.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said where a GPU is asked for and cannot be used. */
class DeviceTest {
  private static final Configuration HADOOP = new Configuration(false);
  private static final Device GPU = Device.gpu(0);

  @TempDir Path folder;

  @Test
  void devicesAreValues() {
    assertThat(Device.gpu(1)).isEqualTo(new Device(Device.Kind.GPU, 1)).hasToString("GPU 1");
    assertThat(Device.CPU).hasToString("CPU");
    assertThatThrownBy(() -> Device.gpu(-1)).hasMessageContaining("GPUs are counted from 0");
    assertThatThrownBy(() -> new Device(Device.Kind.CPU, 1)).hasMessageContaining("from 0");
  }

  @Test
  void aGpuThatCannotBeUsedIsAnErrorThatNamesWhatIsMissing() {
    DeviceException problem = problem();

    assertThat(problem).hasMessageStartingWith("GPU 0: ");
    assertThat(problem.getMessage())
        .containsAnyOf("mvn -Pcuda package", "NVIDIA's driver and the CUDA and cuDNN libraries");
    assertThatThrownBy(() -> DetectorSpec.BUILT_IN.open(HADOOP, GPU))
        .isInstanceOf(DeviceException.class)
        .hasMessage(problem.getMessage());
  }

  @Test
  void aGpuIsTriedOnce() {
    assertThat(GpuCheck.problem(Device.gpu(0))).containsSame(problem());
  }

  @Test
  void theCpuWorksAfterAGpuHasNot() throws IOException {
    problem();
    try (ReferenceDetector detector = DetectorSpec.BUILT_IN.open(HADOOP, Device.CPU)) {
      assertThat(detector.id()).isEqualTo(DetectorSpec.BUILT_IN.id(HADOOP));
    }
  }

  @Test
  void darknetFilesAreForTheCpu() throws IOException {
    Path cfg = Files.writeString(folder.resolve("tiny.CFG"), "[net]\n");
    Files.writeString(folder.resolve("tiny.weights"), "");
    DetectorSpec spec = new DetectorSpec(cfg.toString());

    assertThat(spec.canUseGpu()).isFalse();
    assertThat(new DetectorSpec("a.onnx").canUseGpu()).isTrue();
    assertThat(DetectorSpec.BUILT_IN.canUseGpu()).isTrue();
    assertThatThrownBy(() -> spec.open(HADOOP, GPU))
        .isInstanceOf(DeviceException.class)
        .hasMessageContaining("tiny.CFG is a Darknet network, which OpenCV runs on the CPU only")
        .hasMessageContaining("spark.noscope.device to auto or cpu");
  }

  private static DeviceException problem() {
    var problem = GpuCheck.problem(GPU);
    Assumptions.assumeThat(problem).as("a machine on which no GPU can be used").isPresent();
    return problem.get();
  }
}
