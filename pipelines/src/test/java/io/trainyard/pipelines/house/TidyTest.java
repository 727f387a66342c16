package io.trainyard.pipelines.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The style of the house, as far as a pattern can see it. */
class TidyTest {
  private static final String MAIN = "[a-z]+/src/main/java/.*\\.java";
  private static final String TESTS = "[a-z]+/src/test/java/.*\\.java";
  private static final int MOST_LINES = 400;

  @Test
  void no_main_file_is_longer_than_one_responsibility_needs() throws IOException {
    assertThat(Repository.files(MAIN))
        .allSatisfy((file, text) -> assertThat(text.lines().count()).isLessThan(MOST_LINES));
  }

  @Test
  void every_package_of_main_code_refuses_nulls_that_are_not_marked() throws IOException {
    Map<String, String> files = Repository.files(MAIN);

    List<String> unmarked =
        files.keySet().stream()
            .map(file -> file.substring(0, file.lastIndexOf('/')))
            .distinct()
            .filter(
                folder ->
                    !files.getOrDefault(folder + "/package-info.java", "").contains("@NullMarked"))
            .toList();

    assertThat(unmarked).isEmpty();
  }

  @Test
  void nothing_is_left_over_in_main_code() throws IOException {
    assertThat(matching(MAIN, "TODO|FIXME|@author|printStackTrace\\(\\)|System\\.out\\.print"))
        .isEmpty();
  }

  @Test
  void tests_neither_sleep_nor_stand_switched_off() throws IOException {
    // Written in two halves, so that this file is not its own finding.
    assertThat(matching(TESTS, "Thread\\." + "sleep\\(|@" + "Disabled\\b")).isEmpty();
  }

  @Test
  void text_files_end_with_a_line_and_hold_no_tabs_or_trailing_spaces() throws IOException {
    assertThat(Repository.files(".*\\.(java|md|groovy|py|xml)"))
        .allSatisfy(
            (file, text) -> {
              assertThat(text).endsWith("\n").doesNotContain("\t");
              assertThat(text.lines()).noneMatch(line -> line.endsWith(" "));
            });
  }

  private static List<String> matching(String files, String pattern) throws IOException {
    Pattern compiled = Pattern.compile(pattern);
    return Repository.files(files).entrySet().stream()
        .flatMap(
            file ->
                file.getValue()
                    .lines()
                    .filter(line -> compiled.matcher(line).find())
                    .map(line -> file.getKey() + ": " + line.strip()))
        .collect(Collectors.toList());
  }
}
