package io.trainyard.web.view.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What was written for a terminal is plain text with classes of a fixed list. */
class AnsiTextTest {
  private static final String ESC = "\u001B";

  private static String text(List<LogPane.Span> spans) {
    StringBuilder text = new StringBuilder();
    spans.forEach(span -> text.append(span.text()));
    return text.toString();
  }

  @Test
  void colours_and_weights_become_classes_and_end_where_they_are_reset() {
    assertThat(new AnsiText().line(ESC + "[1;31mno" + ESC + "[0m yes"))
        .containsExactly(
            new LogPane.Span("no", "ansi-bold ansi-red"), new LogPane.Span(" yes", ""));
  }

  @Test
  void a_colour_goes_on_in_the_next_line() {
    AnsiText lines = new AnsiText();
    lines.line(ESC + "[32mgreen");

    assertThat(lines.line("still")).containsExactly(new LogPane.Span("still", "ansi-green"));
  }

  @Test
  void parts_of_extended_colours_are_not_taken_for_weights() {
    assertThat(new AnsiText().line(ESC + "[38;2;1;4;31mplain" + ESC + "[38;5;9mred"))
        .containsExactly(new LogPane.Span("plain", ""), new LogPane.Span("red", "ansi-red"));
  }

  @Test
  void titles_cursor_moves_and_control_characters_are_dropped() {
    String line = ESC + "]0;title\u0007a" + ESC + "[2Kb" + ESC + "(Bc\u0000\u0008d" + ESC;

    assertThat(text(new AnsiText().line(line))).isEqualTo("abcd");
  }

  @Test
  void a_line_that_was_taken_back_is_not_shown() {
    assertThat(text(new AnsiText().line("10 %\r50 %\r100 %\r"))).isEqualTo("100 %");
  }

  @Test
  void marks_that_turn_the_direction_of_text_are_seen_as_such() {
    assertThat(text(new AnsiText().line("a\u202Eb"))).isEqualTo("a\uFFFDb");
  }

  @Test
  void markup_stays_text() {
    assertThat(new AnsiText().line("<script>alert(1)</script>"))
        .containsExactly(new LogPane.Span("<script>alert(1)</script>", ""));
  }

  @Test
  void classes_are_of_a_fixed_list_whatever_comes() {
    Random random = new Random(7);
    String letters = ESC + "[]0123456789;:mK\"'<>&x\r\u0007";
    for (int i = 0; i < 3_000; i++) {
      StringBuilder line = new StringBuilder();
      for (int j = 0; j < 20; j++) {
        line.append(letters.charAt(random.nextInt(letters.length())));
      }
      for (LogPane.Span span : new AnsiText().line(line.toString())) {
        assertThat(span.classes()).matches("(ansi-[a-z]+( ansi-[a-z]+)*)?");
        assertThat(span.text()).doesNotContain(ESC);
      }
    }
  }
}
