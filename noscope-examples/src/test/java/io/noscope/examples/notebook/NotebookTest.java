package io.noscope.examples.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.examples.LocalSession;
import java.nio.file.Files;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The notebook's cells still say what they said when Jupyter last ran it. */
@Tag("slow")
class NotebookTest {
  @TempDir private java.nio.file.Path home;
  private SparkSession spark;
  private FileSystem files;
  private Path workingDirectory;

  /** Jupyter runs a kernel in the folder of the notebook, and so do we. */
  @BeforeEach
  void start() throws Exception {
    files = FileSystem.getLocal(new Configuration());
    workingDirectory = files.getWorkingDirectory();
    files.setWorkingDirectory(new Path(Notebook.FOLDER.toUri()));
    spark = LocalSession.in(home).getOrCreate();
  }

  @AfterEach
  void stop() {
    spark.stop();
    files.setWorkingDirectory(workingDirectory);
  }

  @Test
  void everyCellSaysWhatItSaidBefore() throws Exception {
    String json = Files.readString(Notebook.FOLDER.resolve("find-people.ipynb"));
    List<Notebook.Cell> cells =
        Notebook.cells(json.replace("../target/notebook-store", home.resolve("store").toString()));
    assertThat(cells).hasSizeGreaterThan(5).anyMatch(Notebook.Cell::exact);

    for (Notebook.Cell cell : cells) {
      SqlCell now = SqlCell.run(spark, cell.sql());

      assertThat(now.isEmpty()).as(cell.sql()).isEqualTo(cell.output().isEmpty());
      if (cell.exact()) {
        assertThat(SqlTable.text(now)).as(cell.sql()).isEqualTo(cell.output().orElseThrow());
      } else if (!now.isEmpty()) {
        // Which cascade is chosen, and so what it says, depends on how fast the machine is.
        assertThat(SqlTable.text(now).lines().findFirst().orElse("").replaceAll(" +", " "))
            .as(cell.sql())
            .isEqualTo(cell.header().orElseThrow());
        assertThat(now.rows()).as(cell.sql()).isNotEmpty();
      }
    }
  }
}
