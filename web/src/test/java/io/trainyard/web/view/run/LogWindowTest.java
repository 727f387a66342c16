package io.trainyard.web.view.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.web.api.AttemptsDesk;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A log is shown in whole lines, its end first, however long it is. */
class LogWindowTest {
  private static AttemptsDesk.Log log(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new AttemptsDesk.Log() {
      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public InputStream from(long start) {
        int from = (int) Math.min(start, bytes.length);
        return new ByteArrayInputStream(bytes, from, bytes.length - from);
      }

      @Override
      public boolean isComplete() {
        return true;
      }
    };
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
  void a_short_log_is_shown_whole() {
    LogWindow window = LogWindow.of(log("one\n\ntwo\nthree"), OptionalLong.empty());

    assertThat(texts(window)).containsExactly("one", "", "two", "three");
    assertThat(window.hasEarlier()).isFalse();
    assertThat(window.hasLater()).isFalse();
  }

  @Test
  void an_empty_log_has_no_line() {
    assertThat(LogWindow.of(log(""), OptionalLong.empty()).lines()).isEmpty();
  }

  @Test
  void of_a_long_log_the_last_whole_lines_are_shown() {
    LogWindow window = LogWindow.of(log(lines(5_000)), OptionalLong.empty());

    assertThat(texts(window)).last().asString().startsWith("line 5000 ");
    assertThat(texts(window).get(0)).startsWith("line ");
    assertThat(window.hasEarlier()).isTrue();
    assertThat(window.hasLater()).isFalse();
  }

  @Test
  void the_parts_of_a_log_follow_each_other_without_a_gap() {
    AttemptsDesk.Log log = log(lines(5_000));
    LogWindow first = LogWindow.of(log, OptionalLong.of(0));
    LogWindow second = LogWindow.of(log, OptionalLong.of(first.end()));

    int last = first.lines().size();
    assertThat(texts(first).get(last - 1)).startsWith("line " + last + " ");
    assertThat(texts(second).get(0)).startsWith("line " + (last + 1) + " ");
  }

  @Test
  void one_line_longer_than_a_page_is_shown_in_parts() {
    LogWindow window = LogWindow.of(log("x".repeat(200_000)), OptionalLong.empty());

    assertThat(window.lines()).hasSize(1);
    assertThat(window.lines().get(0).text().length()).isLessThanOrEqualTo(LogWindow.PAGE + 1);
  }

  @Test
  void a_search_finds_lines_in_any_case_with_their_places() {
    LogWindow window = LogWindow.found(log("a\nSome Error here\nb\nerror\n"), "ERROR");

    assertThat(texts(window)).containsExactly("Some Error here", "error");
    assertThat(window.lines()).extracting(LogWindow.Line::at).containsExactly(2L, 20L);
    assertThat(window.found()).isEqualTo(2);
  }

  @Test
  void what_is_not_utf8_does_not_end_the_line() {
    AttemptsDesk.Log log = log("ok\n");

    assertThat(texts(LogWindow.of(log, OptionalLong.of(1_000_000)))).isEmpty();
  }
}
