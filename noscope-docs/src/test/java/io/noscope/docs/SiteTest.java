package io.noscope.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages hold together by themselves. */
class SiteTest {
  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\":]+?)(?:#([^\"]*))?\"");

  @TempDir private Path folder;

  @Test
  void everyLinkOfEveryPageLeadsToAFileOfTheSite() throws Exception {
    Site.write(WorkingTree.TOP, folder);

    for (Document document : WorkingTree.documents()) {
      Path page = folder.resolve(Target.page(document.path()));
      String html = Files.readString(page);
      assertThat(html).contains("<main>", "</main>", "aria-current=\"page\"");
      List<MatchResult> links = LINK.matcher(html).results().toList();
      assertThat(links).hasSizeGreaterThan(5);
      for (MatchResult link : links) {
        Path file = page.resolveSibling(link.group(1)).normalize();
        assertThat(file).as("%s links to %s", document.path(), link.group(1)).startsWith(folder);
        assertThat(file).as("%s links to %s", document.path(), link.group(1)).exists();
        if (link.group(2) != null) {
          assertThat(Files.readString(file)).contains("id=\"" + link.group(2) + "\"");
        }
      }
    }
  }

  @Test
  void headingsAreNamedAsGitHubDoes() {
    Document document =
        Document.of(
            Path.of("a.md"), "# What a read does not decode\n## `a_b`: C, d-e\n## A b\n## A b\n");

    assertThat(document.title()).isEqualTo("What a read does not decode");
    assertThat(document.anchors())
        .containsExactly("what-a-read-does-not-decode", "a_b-c-d-e", "a-b", "a-b-1");
  }

  @Test
  void linksGoFromPageToPage() {
    Path from = Path.of("docs/sql.md");

    assertThat(Target.href(from, "tuning.md#memory")).isEqualTo("tuning.html#memory");
    assertThat(Target.href(from, "../README.md")).isEqualTo("../index.html");
    assertThat(Target.href(from, "#here")).isEqualTo("sql.html#here");
    assertThat(Target.href(from, "https://spark.apache.org/"))
        .isEqualTo("https://spark.apache.org/");
    assertThat(Target.href(Documents.README, "docs/sql.md")).isEqualTo("docs/sql.html");
  }

  @Test
  void whatIsCodeStaysCode() {
    Document document = Document.of(Path.of("a.md"), "```sql no-run\nSELECT '<b>'\n```\n");

    assertThat(PageRenderer.html(document))
        .isEqualTo(
            "<pre tabindex=\"0\"><code class=\"language-sql\">SELECT '&lt;b&gt;'\n</code></pre>\n");
    assertThat(document.fences())
        .containsExactly(new Fence(Path.of("a.md"), 1, "sql", List.of("no-run"), "SELECT '<b>'\n"));
  }
}
