package io.trainyard.pipelines.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.testing.GeneratedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What people read holds together. */
class DocsTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");
  private static final Pattern DIGEST = Pattern.compile("(?m)^([0-9a-f]{64})  (\\S+)$");

  @Test
  void every_link_of_a_page_leads_to_a_file() throws IOException {
    List<String> dead = new ArrayList<>();
    for (Map.Entry<String, String> page : Repository.files(".*\\.md").entrySet()) {
      Path folder = GeneratedFile.top().resolve(page.getKey()).getParent();
      Matcher link = LINK.matcher(page.getValue());
      while (link.find()) {
        if (!Files.exists(folder.resolve(link.group(1)))) {
          dead.add(page.getKey() + " -> " + link.group(1));
        }
      }
    }

    assertThat(dead).isEmpty();
  }

  @Test
  void every_decision_record_says_what_it_does_not_want() throws IOException {
    Map<String, String> records = Repository.files("docs/adr/.*\\.md");

    assertThat(records).isNotEmpty();
    assertThat(records.keySet()).allMatch(name -> name.matches("docs/adr/\\d{8}-[a-z-]+\\.md"));
    assertThat(records.values())
        .allSatisfy(text -> assertThat(text).contains("## Decision", "## Non-goals"));
  }

  @Test
  void the_contributors_page_is_at_most_fifty_lines() throws IOException {
    assertThat(Repository.files("CONTRIBUTING\\.md").get("CONTRIBUTING.md").lines())
        .hasSizeLessThanOrEqualTo(50)
        .contains("## Easy to get wrong");
  }

  @Test
  void the_shipped_data_are_the_bytes_that_their_notice_names() throws IOException {
    Path folder = GeneratedFile.top().resolve("pipelines/data");
    Matcher notice = DIGEST.matcher(Files.readString(folder.resolve("README.md")));
    int named = 0;
    while (notice.find()) {
      byte[] bytes = Files.readAllBytes(folder.resolve(notice.group(2)));
      assertThat(Digest.of(bytes)).isEqualTo(new Digest(notice.group(1)));
      named++;
    }

    assertThat(named).isEqualTo(2);
  }
}
