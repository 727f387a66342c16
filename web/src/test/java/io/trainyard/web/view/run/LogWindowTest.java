package io.trainyard.web.view.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.web.api.WrittenText;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A log is shown in whole lines, its end first, however long it is. */
class LogWindowTest {
  private static WrittenText log(String text) {
    return WrittenText.of(text);
  }

  private static LogWindow last(WrittenText log) throws IOException {
    return LogWindow.last(log, LogWindow.PAGE);
  }

  private static LogWindow from(WrittenText log, long from) throws IOException {
    return LogWindow.of(log, from, LogWindow.PAGE);
  }

  private static String lines(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= count; i++) {
      text.append("line ").append(i).append(" of many that stand in this log\n");
    }
    return text.toString();
  }

  private static List<String> texts(LogWindow window) {
    return window.lines().stream().map(LogWindow.Line::text).toList();
  }

  @Test
  void a_short_log_is_shown_whole() throws IOException {
    LogWindow window = last(log("one\n\ntwo\nthree"));

    assertThat(texts(window)).containsExactly("one", "", "two", "three");
    assertThat(window.start()).isZero();
    assertThat(window.end()).isEqualTo(14);
  }

  @Test
  void an_empty_log_has_no_line() throws IOException {
    assertThat(last(log("")).lines()).isEmpty();
  }

  @Test
  void of_a_long_log_the_last_whole_lines_are_shown() throws IOException {
    WrittenText log = log(lines(5_000));
    LogWindow window = last(log);

    assertThat(texts(window)).last().asString().startsWith("line 5000 ");
    assertThat(texts(window).get(0)).startsWith("line ");
    assertThat(window.start()).isPositive();
    assertThat(window.end()).isEqualTo(log.size());
  }

  @Test
  void the_parts_of_a_log_follow_each_other_without_a_gap() throws IOException {
    WrittenText log = log(lines(5_000));
    LogWindow first = from(log, 0);
    LogWindow second = from(log, first.end());

    int last = first.lines().size();
    assertThat(texts(first).get(last - 1)).startsWith("line " + last + " ");
    assertThat(texts(second).get(0)).startsWith("line " + (last + 1) + " ");
  }

  @Test
  void a_part_ends_where_something_is_left_out_and_the_next_begins_behind_it() throws IOException {
    WrittenText log = WrittenText.of("one\ntwo\nth", 1_000_000, "ee\nfour\nfive\n");
    LogWindow first = from(log, 0);
    LogWindow second = from(log, first.end());

    assertThat(texts(first)).containsExactly("one", "two", "th");
    assertThat(first.end()).isEqualTo(log.gapStart());
    assertThat(texts(second)).containsExactly("ee", "four", "five");
    assertThat(second.start()).isEqualTo(log.gapEnd());
    assertThat(texts(from(log, 500_000))).isEqualTo(texts(second));
    assertThat(texts(last(log))).isEqualTo(texts(second));
  }

  @Test
  void one_line_longer_than_a_page_is_shown_in_parts() throws IOException {
    LogWindow window = last(log("x".repeat(200_000)));

    assertThat(window.lines()).hasSize(1);
    assertThat(window.lines().get(0).text().length()).isLessThanOrEqualTo(LogWindow.PAGE + 1);
  }

  @Test
  void a_search_finds_lines_in_any_case_with_their_places() throws IOException {
    LogWindow.Found found = LogWindow.found(log("a\nSome Error here\nb\nerror\n"), "ERROR");

    assertThat(found.lines())
        .extracting(LogWindow.Line::text)
        .containsExactly("Some Error here", "error");
    assertThat(found.lines()).extracting(LogWindow.Line::at).containsExactly(2L, 20L);
    assertThat(found.count()).isEqualTo(2);
  }

  @Test
  void a_search_looks_on_both_sides_of_what_is_left_out() throws IOException {
    LogWindow.Found found = LogWindow.found(WrittenText.of("an end\n", 90, "the end\n"), "end");

    assertThat(found.lines()).extracting(LogWindow.Line::at).containsExactly(0L, 97L);
  }

  @Test
  void a_place_behind_the_end_has_no_line() throws IOException {
    assertThat(from(log("ok\n"), 1_000_000).lines()).isEmpty();
  }
}
