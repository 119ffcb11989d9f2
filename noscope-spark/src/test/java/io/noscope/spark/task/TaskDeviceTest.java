package io.noscope.spark.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.detect.DetectorSpec;
import io.noscope.detect.Device;
import io.noscope.detect.DeviceException;
import io.noscope.spark.Warnings;
import io.noscope.spark.conf.DeviceChoice;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From what is asked for and what Spark gave to what a task computes on. */
class TaskDeviceTest {
  private static final DetectorSpec DARKNET = new DetectorSpec("yolo.cfg");

  private static TaskDevice working(DeviceChoice choice, String... addresses) {
    return TaskDevice.of(choice, List.of(addresses), gpu -> Optional.empty());
  }

  private static TaskDevice broken(DeviceChoice choice, String reason, String... addresses) {
    return TaskDevice.of(
        choice, List.of(addresses), gpu -> Optional.of(new DeviceException(gpu, reason)));
  }

  @ParameterizedTest
  @EnumSource(names = {"AUTO", "GPU"})
  void theFirstAddressIsTheGpu(DeviceChoice choice) {
    assertThat(working(choice, "3").device()).isEqualTo(Device.gpu(3));
    assertThat(working(choice, "1", "0").device()).isEqualTo(Device.gpu(1));
  }

  @Test
  void theCpuIsTheCpu() {
    assertThat(working(DeviceChoice.CPU, "0").device()).isEqualTo(Device.CPU);
  }

  @Test
  void withoutAGpuAutoIsTheCpuAndSaysNothing() {
    try (Warnings warnings = new Warnings(TaskDevice.class)) {
      assertThat(working(DeviceChoice.AUTO).device()).isEqualTo(Device.CPU);
      assertThat(warnings.messages()).isEmpty();
    }
  }

  @Test
  void withoutAGpuAskingForOneIsAnErrorThatNamesTheSettings() {
    assertThatThrownBy(() -> working(DeviceChoice.GPU))
        .hasMessageContaining("spark.executor.resource.gpu.amount")
        .hasMessageContaining("spark.executor.resource.gpu.discoveryScript")
        .hasMessageContaining("spark.task.resource.gpu.amount")
        .hasMessageContaining("local mode");
  }

  @Test
  void aGpuThatCannotBeUsedIsAnErrorWhereItIsAskedFor() {
    assertThatThrownBy(() -> broken(DeviceChoice.GPU, "libcudart is not there", "1"))
        .isInstanceOf(DeviceException.class)
        .hasMessage("GPU 1: libcudart is not there");
  }

  @Test
  void elseItIsTheCpuAndAWarningOnce() {
    try (Warnings warnings = new Warnings(TaskDevice.class)) {
      for (int task = 0; task < 3; task++) {
        assertThat(broken(DeviceChoice.AUTO, "libtest is not there", "2").device())
            .isEqualTo(Device.CPU);
      }
      assertThat(warnings.messages())
          .containsExactly(
              "computing on the CPU though the task has a GPU: GPU 2: libtest is not there");
    }
  }

  @Test
  void anAddressThatIsNoIndexIsNamed() {
    assertThatThrownBy(() -> working(DeviceChoice.GPU, "GPU-9f8e"))
        .hasMessageContaining("'GPU-9f8e'")
        .hasMessageContaining("conf/gpu-discovery.sh");
    assertThatThrownBy(() -> working(DeviceChoice.GPU, "-1")).hasMessageContaining("'-1'");
    assertThat(working(DeviceChoice.AUTO, "GPU-9f8e").device()).isEqualTo(Device.CPU);
  }

  @Test
  void detectorsThatKnowTheCpuOnlyTakeItUnlessAGpuIsAskedFor() {
    assertThat(working(DeviceChoice.AUTO, "0").of(DARKNET)).isEqualTo(Device.CPU);
    assertThat(working(DeviceChoice.GPU, "0").of(DARKNET)).isEqualTo(Device.gpu(0));
    assertThat(working(DeviceChoice.AUTO, "0").of(DetectorSpec.BUILT_IN)).isEqualTo(Device.gpu(0));
  }

  @Test
  void outsideATaskItIsTheCpu() {
    assertThat(TaskDevice.of(DeviceChoice.GPU).device()).isEqualTo(Device.CPU);
  }
}
