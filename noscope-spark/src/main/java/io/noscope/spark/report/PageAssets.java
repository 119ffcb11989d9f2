package io.noscope.spark.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Properties;

/** Script and style of a page, which are in it whole. */
final class PageAssets {
  private static final String POM = "/META-INF/maven/org.webjars.npm/uplot/pom.properties";
  private static final String HERE = "/io/noscope/spark/report/";

  private PageAssets() {}

  static String uplotVersion() {
    try {
      Properties properties = new Properties();
      properties.load(new StringReader(read(POM)));
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The chart library with its licence, and what puts it to use. */
  static String script() {
    return "/*! uPlot %s\n%s*/\n".formatted(uplotVersion(), read(uplot("LICENSE")))
        + read(uplot("dist/uPlot.iife.min.js"))
        + "\n"
        + read(HERE + "report.js");
  }

  static String style() {
    return read(uplot("dist/uPlot.min.css")) + "\n" + read(HERE + "report.css");
  }

  /** What a content security policy knows an inline script by. */
  static String hash(String script) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  private static String uplot(String file) {
    return "/META-INF/resources/webjars/uplot/" + uplotVersion() + "/" + file;
  }

  private static String read(String resource) {
    try (InputStream in = PageAssets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new FileNotFoundException(resource + " is not on the class path");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
