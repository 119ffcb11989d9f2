package io.noscope.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.commonmark.node.IndentedCodeBlock;
import org.junit.jupiter.api.Test;

/** Nothing that looks like code escapes the tests that run it. */
class FencesTest {
  private static final Set<String> RUN =
      Set.of("java", "sql", "sh", "python", "properties", "json");
  private static final Set<String> SHOWN = Set.of("text", "mermaid");

  @Test
  void everyBlockIsOfALanguageThatIsKnown() {
    List<Fence> fences =
        WorkingTree.documents().stream().flatMap(d -> d.fences().stream()).toList();

    assertThat(fences).hasSizeGreaterThan(20);
    assertThat(fences)
        .allSatisfy(
            fence -> {
              assertThat(RUN.contains(fence.language()) || SHOWN.contains(fence.language()))
                  .as("%s: one of %s, or of %s", fence.name(), RUN, SHOWN)
                  .isTrue();
              assertThat(fence.flags()).as(fence.name()).isSubsetOf(Fence.NO_RUN);
            });
  }

  @Test
  void codeIsFenced() {
    assertThat(WorkingTree.documents())
        .allSatisfy(
            document ->
                assertThat(document.all(IndentedCodeBlock.class))
                    .as("%s: code that is indented is not run", document.path())
                    .isEmpty());
  }

  /** To add to them is to think about it. */
  @Test
  void fewBlocksAreNotRun() {
    assertThat(
            WorkingTree.documents().stream()
                .flatMap(document -> document.fences().stream())
                .filter(fence -> !fence.runs())
                .map(
                    fence -> fence.document() + ": " + fence.text().lines().findFirst().orElse("")))
        .containsExactlyInAnyOrder(
            "README.md: mvn -B package -DskipTests -Dnative.platform=linux-arm64"
                + " -Dnative.nd4j=linux-arm64",
            "docs/accuracy.md: bin/noscope bench --object person recordings/lobby-*.mp4",
            "docs/command-line.md: source <(bin/noscope completion bash)",
            "docs/detectors.md: yolo export model=yolo11n.pt format=onnx",
            "docs/gpu.md: mvn -B -Pcuda -DskipTests package",
            "docs/regions.md: bin/noscope query --object person --camera lobby --regions"
                + " regions.json --region door recordings/lobby-*.mp4",
            "docs/regions.md: import org.apache.spark.sql.Dataset;",
            "docs/regions.md: bin/noscope regions --regions regions.json --draw pictures"
                + " recordings/",
            "docs/sql.md: spark-sql --jars noscope-spark-<version>-all.jar \\",
            "docs/sql.md: JUPYTER_PATH=noscope-examples/notebooks jupyter notebook"
                + " noscope-examples/notebooks/find-people.ipynb");
  }
}
