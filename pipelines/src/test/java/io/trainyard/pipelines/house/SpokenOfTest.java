package io.trainyard.pipelines.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.pipelines.TestHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What pages speak of is there: verbs with their options, pipelines, paths of the server. */
class SpokenOfTest {
  private static final String PAGES = "(README|CONTRIBUTING|CHANGELOG|docs/.*)\\.md";
  private static final Pattern CALL = Pattern.compile("trainyard ([a-z]+)((?: [^`\n|]*)?)");
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");
  private static final Pattern PIPELINE =
      Pattern.compile("```groovy\n(pipeline.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void every_option_that_a_page_names_is_one_of_its_verb() throws IOException {
    Set<String> verbs =
        Pattern.compile("(?m)^  ([a-z]+) ")
            .matcher(help("--help"))
            .results()
            .map(verb -> verb.group(1))
            .collect(Collectors.toSet());
    Map<String, String> helps = new HashMap<>();
    List<String> unknown = new ArrayList<>();
    Repository.files(PAGES)
        .forEach(
            (page, text) ->
                CALL.matcher(text)
                    .results()
                    .filter(call -> verbs.contains(call.group(1)))
                    .forEach(
                        call -> {
                          String verb = call.group(1);
                          String help = helps.computeIfAbsent(verb, word -> help(word, "--help"));
                          options(call)
                              .filter(option -> !help.contains(option))
                              .forEach(option -> unknown.add(page + ": " + verb + " " + option));
                        }));

    assertThat(unknown).isEmpty();
    assertThat(helps).hasSizeGreaterThan(10);
  }

  private static java.util.stream.Stream<String> options(MatchResult call) {
    return OPTION.matcher(call.group(2)).results().map(MatchResult::group);
  }

  private String help(String... words) {
    return TestHome.in(folder).trainyard(words).exits(0).out();
  }

  @Test
  void every_pipeline_that_a_page_shows_has_no_mistakes() throws IOException {
    Map<String, String> shown = new TreeMap<>();
    Repository.files(PAGES)
        .forEach(
            (page, text) ->
                PIPELINE
                    .matcher(text)
                    .results()
                    .forEach(block -> shown.put(page + " " + block.start(), block.group(1))));
    assertThat(shown).hasSizeGreaterThan(1);
    for (Map.Entry<String, String> each : shown.entrySet()) {
      Files.writeString(folder.resolve("shown.groovy"), each.getValue());
      String printed = TestHome.in(folder).trainyard("lint", "shown.groovy").exits(0).all();
      assertThat(printed).as(each.getKey()).doesNotContain("warning");
    }
  }

  @Test
  void every_path_of_the_server_stands_on_the_page_about_rest() throws IOException {
    String page = Repository.files("docs/rest\\.md").values().iterator().next();
    String document = Repository.files("docs/openapi\\.json").values().iterator().next();

    List<String> untold =
        JsonMapper.builder().build().readTree(document).path("paths").propertyNames().stream()
            .map(path -> path.replaceFirst("^/api/v1", ""))
            .filter(path -> !page.contains(path.substring(path.lastIndexOf('/'))))
            .toList();

    assertThat(untold).isEmpty();
  }
}
