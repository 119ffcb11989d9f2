package io.noscope.spark.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.spark.sql.internal.SQLConf;
import org.junit.jupiter.api.Test;

/**
 * What is written about settings is what is declared. {@code -Dnoscope.regenerate=true} writes it
 * anew.
 */
class ConfigurationFileTest {
  private static final Path TOP = Path.of(System.getProperty("basedir", ".")).resolve("..");
  private static final Path CONFIGURATION = TOP.resolve("conf/noscope.conf");
  private static final Path PAGE = TOP.resolve("docs/configuration.md");
  private static final String BEGIN = "<!-- settings -->\n";
  private static final String END = "<!-- end of settings -->\n";
  private static final String REMEDY =
      "run mvn -pl noscope-core,noscope-spark test -Dtest=ConfigurationFileTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dnoscope.regenerate=true";

  @Test
  void theConfigurationFileHoldsEverySetting() throws IOException {
    requireText(CONFIGURATION, SettingsDocumentation.configurationFile());
  }

  @Test
  void thePageHoldsEverySetting() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(page).contains(BEGIN, END);
    String before = page.substring(0, page.indexOf(BEGIN) + BEGIN.length());
    String after = page.substring(page.indexOf(END));
    requireText(PAGE, before + SettingsDocumentation.table() + after);
  }

  private static void requireText(Path file, String text) throws IOException {
    if (Boolean.getBoolean("noscope.regenerate")) {
      Files.writeString(file, text);
    }
    assertThat(Files.readString(file)).as("%s: %s", file.normalize(), REMEDY).isEqualTo(text);
  }

  @Test
  void uncommentedItSetsTheDefaults() throws IOException {
    SQLConf session = new SQLConf();
    properties(Files.readString(CONFIGURATION).replace("\n#spark.", "\nspark."))
        .forEach((key, value) -> session.setConfString((String) key, (String) value));
    assertThat(session.getAllConfs().size()).isEqualTo(Settings.all().size());
    assertThat(NoScopeConf.resolve(Map.of(), session, List.of()))
        .isEqualTo(NoScopeConf.resolve(Map.of(), new SQLConf(), List.of()));
  }

  @Test
  void asItIsItSetsNothing() throws IOException {
    assertThat(properties(Files.readString(CONFIGURATION))).isEmpty();
  }

  /** As spark-submit reads its file of properties. */
  private static Properties properties(String text) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(text));
    return properties;
  }
}
