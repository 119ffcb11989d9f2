package io.noscope.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Links between documents, and to files of the working tree, lead somewhere. */
class LinksTest {
  private static final Map<Path, Document> DOCUMENTS =
      WorkingTree.documents().stream()
          .collect(Collectors.toMap(Document::path, Function.identity()));

  @Test
  void everyLinkLeadsToAFileAndToAHeading() {
    List<String> broken = new ArrayList<>();
    for (Document document : DOCUMENTS.values()) {
      for (String link : document.targets()) {
        problem(Target.of(document.path(), link))
            .ifPresent(problem -> broken.add(document.path() + ": " + link + ": " + problem));
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void everyPageIsInTheIndex() {
    Document index = DOCUMENTS.get(Documents.INDEX);
    assertThat(index.targets().stream().map(link -> Target.of(index.path(), link).path()))
        .as("add new pages to " + Documents.INDEX)
        .containsAll(DOCUMENTS.keySet().stream().filter(LinksTest::isListed).toList());
  }

  @Test
  void whatIsBrokenIsSeen() {
    assertThat(problem(new Target(Documents.README, "no-such-heading"))).isPresent();
    assertThat(problem(new Target(Path.of("docs/none.md"), ""))).isPresent();
    assertThat(problem(new Target(Documents.README, ""))).isEmpty();
    assertThat(problem(Target.of(Documents.INDEX, "https://example.org/#x"))).isEmpty();
  }

  private static boolean isListed(Path page) {
    return page.startsWith("docs") && !page.equals(Documents.INDEX);
  }

  private static Optional<String> problem(Target target) {
    if (target.isOutside()) {
      return Optional.empty();
    }
    if (!Files.exists(WorkingTree.TOP.resolve(target.path()))) {
      return Optional.of("there is no " + target.path());
    }
    Document document = DOCUMENTS.get(target.path());
    boolean found =
        target.anchor().isEmpty()
            || (document != null && document.anchors().contains(target.anchor()));
    return found ? Optional.empty() : Optional.of("there is no such heading");
  }
}
