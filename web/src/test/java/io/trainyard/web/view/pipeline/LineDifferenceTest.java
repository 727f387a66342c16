package io.trainyard.web.view.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.pipeline.Pipeline;
import org.junit.jupiter.api.Test;

/** What changed between versions, line by line. */
final class LineDifferenceTest {
  private static final Pipeline SHOP = PipelineTexts.read(PipelineTexts.SHOP);

  private static String shown(VersionCard.Line line) {
    return line.look().equals("hunk")
        ? "@ " + line.text()
        : line.number() + line.sign() + " " + line.text().strip();
  }

  @Test
  void a_changed_line_stands_with_two_around_it_below_its_step() {
    Pipeline now = PipelineTexts.read(PipelineTexts.SHOP.replace("0, 120", "0, 99"));

    LineDifference.Found found = LineDifference.between(SHOP, now);

    assertThat(found.added()).isEqualTo(1);
    assertThat(found.removed()).isEqualTo(1);
    assertThat(found.files()).hasSize(1);
    assertThat(found.files().get(0).lines())
        .extracting(LineDifferenceTest::shown)
        .containsExactly(
            "@ clean = validate",
            "6 def rows = collect { csv 'rows.csv' }",
            "7 def clean = validate(rows) {",
            "8− column 'age', between(0, 120)",
            "8+ column 'age', between(0, 99)",
            "9 rowCount between(1, 100)",
            "10 }");
  }

  @Test
  void changes_that_are_near_share_the_lines_between_them() {
    Pipeline now =
        PipelineTexts.read(
            PipelineTexts.SHOP.replace("0, 120", "0, 99").replace("seed 7", "seed 8"));

    assertThat(LineDifference.between(SHOP, now).files().get(0).lines())
        .extracting(VersionCard.Line::number)
        .containsExactly("", "6", "7", "8", "8", "9", "10", "11", "11", "12");
  }

  @Test
  void nothing_differs_from_itself() {
    assertThat(LineDifference.between(SHOP, SHOP).files()).isEmpty();
  }
}
