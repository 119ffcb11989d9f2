package io.noscope.spark.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Mustache;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;

/** Fills the page in. Whatever is put into it is escaped, but for script, style and data. */
final class Template {
  private static final String FOLDER = "/io/noscope/spark/report/";

  private Template() {}

  static String fill(ReportPage page) {
    try (Reader text = open("report")) {
      return Mustache.compiler()
          .escapeHTML(true)
          .withLoader(Template::open)
          .compile(text)
          .execute(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Reader open(String name) throws IOException {
    InputStream in = Template.class.getResourceAsStream(FOLDER + name + ".mustache");
    if (in == null) {
      throw new FileNotFoundException("no template " + name);
    }
    return new InputStreamReader(in, UTF_8);
  }
}
