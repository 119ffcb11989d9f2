package io.noscope.spark.frames;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.spark.conf.NoScopeConf;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class ContainsFunctionTest {
  @Test
  void aRegionByNameIsOfACamera() {
    NoScopeConf conf =
        NoScopeConf.resolve(
            Map.of("region", "door", "regions", "regions.json"), new SQLConf(), List.of());
    Object[] call = {new GenericInternalRow(6), UTF8String.fromString("person")};

    assertThatThrownBy(
            () -> new ContainsFunction(conf, null, 2).produceResult(new GenericInternalRow(call)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "region: 'door' is a name, and row by row no camera is known that has it: give its"
                + " coordinates");
  }
}
