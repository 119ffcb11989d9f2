package io.noscope.spark.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A Chromium without a window, and what it has to say of a page. */
final class Browser implements AutoCloseable {
  /** Schemes of the page itself, and of what only the browser's own pages can ask for. */
  private static final List<String> OWN =
      List.of("file:", "data:", "about:", "chrome:", "chrome-untrusted:");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Starts one with a profile of its own; skips the test where there is none to start. */
  static Browser start(Path profile, boolean dark) {
    Optional<Path> chromium = program("chromium", "google-chrome", "chrome");
    Optional<Path> chromedriver = program("chromedriver");
    assumeTrue(chromium.isPresent(), "skipped: there is no chromium on the PATH");
    assumeTrue(chromedriver.isPresent(), "skipped: there is no chromedriver on the PATH");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.get().toFile());
    options.addArguments(
        "--headless",
        "--hide-scrollbars",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--user-data-dir=" + profile);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromedriver.get().toFile())
            .usingAnyFreePort()
            .build();
    ChromeDriver driver = new ChromeDriver(service, options);
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    Browser browser = new Browser(driver);
    browser.forgetFirstPage();
    return browser;
  }

  /** What the browser shows when it starts, such as its new tab page, is none of ours. */
  private void forgetFirstPage() {
    driver.get("about:blank");
    complaints();
    requests();
  }

  private static Optional<Path> program(String... names) {
    List<String> folders =
        List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1));
    return Arrays.stream(names)
        .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  void open(Path page, int width) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 1000, "deviceScaleFactor", 1, "mobile", false));
    driver.manage().window().setSize(new Dimension(width, 1000));
    driver.get(page.toUri().toString());
  }

  /** Errors and warnings on the console since the last call. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(entry -> entry.getMessage())
        .toList();
  }

  /** Addresses that were asked for and are neither the file nor in it, since the last call. */
  List<String> requests() {
    return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
        .map(entry -> entry.getMessage())
        .filter(message -> message.contains("\"Network.requestWillBeSent\""))
        .map(
            message -> message.replaceFirst("(?s).*\"request\":\\{.*?\"url\":\"([^\"]*)\".*", "$1"))
        .filter(url -> OWN.stream().noneMatch(url::startsWith))
        .toList();
  }

  /** Violations of accessibility rules that axe takes for serious or critical. */
  List<String> faults() throws IOException {
    try (InputStream axe = Browser.class.getResourceAsStream("/axe.min.js")) {
      driver.executeScript(new String(axe.readAllBytes(), UTF_8));
    }
    Object found =
        driver.executeAsyncScript(
            """
            const done = arguments[arguments.length - 1];
            axe.run(document).then(result => done(result.violations
                .filter(v => v.impact === 'serious' || v.impact === 'critical')
                .map(v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 200) + ' '
                    + n.failureSummary).join(' | '))),
              error => done(['axe failed: ' + error]));
            """);
    return ((List<?>) found).stream().map(Object::toString).toList();
  }

  /** The value of an expression. */
  Object value(String expression) {
    return driver.executeScript("return " + expression);
  }

  /** Writes a PNG of the whole page, from its top to its end, once all its pictures are there. */
  void shoot(Path file) throws IOException {
    driver.executeAsyncScript(
        """
        const images = [...document.images];
        images.forEach(image => image.loading = 'eager');
        Promise.all(images.map(image => image.decode())).then(arguments[arguments.length - 1]);
        """);
    Object data =
        driver
            .executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
            .get("data");
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode((String) data));
  }

  @Override
  public void close() {
    driver.quit();
  }

  /** Pages that the system property {@code noscope.reports} names, between commas. */
  static Stream<Path> given() {
    return Arrays.stream(System.getProperty("noscope.reports", "").split(",", -1))
        .filter(name -> !name.isBlank())
        .map(Path::of);
  }
}
