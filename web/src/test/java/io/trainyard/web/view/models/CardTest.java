package io.trainyard.web.view.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Cards as the page shows them: nothing in them runs, and nothing is fetched. */
final class CardTest {
  @Test
  void what_people_ask_first_is_found_in_the_text() {
    Card card =
        Card.of(
            """
            # churn:3

            ## Purpose

            Retention *offers*

            ## Limits

            Not for credit decisions

            ## Model

            | fact | value |
            | --- | --- |
            | learner | `gradientBoosting` |
            | target | Churn |

            ## Origin

            | fact | value |
            | --- | --- |
            | owner | growth-ml@example.com |
            """);

    assertThat(card.main())
        .containsEntry("Purpose", "Retention offers")
        .containsEntry("Limits", "Not for credit decisions")
        .containsEntry("Learner", "gradientBoosting")
        .containsEntry("Target", "Churn")
        .containsEntry("Owner", "growth-ml@example.com");
    assertThat(card.html()).contains("<h3>churn:3</h3>", "<td>Churn</td>").doesNotContain("<h1>");
  }

  @Test
  void nothing_in_a_card_runs_or_is_fetched() {
    List<String> hostile =
        List.of(
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "![picture](https://elsewhere.example/x.png)",
            "[click](javascript:alert(1))",
            "[click](data:text/html;base64,PHNjcmlwdD4=)",
            "| <b onclick=x> | y |\n| --- | --- |\n| <svg onload=alert(1)> | z |");

    for (String text : hostile) {
      assertThat(Card.of(text).html())
          .doesNotContain("<script", "<img", "<svg", "<b ", "javascript:", "data:text");
    }
  }

  @Test
  void an_empty_card_is_an_empty_card() {
    assertThat(Card.of("").html()).isEmpty();
    assertThat(Card.of("").main()).isEmpty();
  }
}
