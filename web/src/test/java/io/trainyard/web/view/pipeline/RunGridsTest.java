package io.trainyard.web.view.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.ValueJson;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunEvents;
import io.trainyard.engine.run.RunState;
import io.trainyard.web.view.FrozenPipeline;
import io.trainyard.web.view.Mark;
import io.trainyard.web.view.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Runs and steps as a grid. */
final class RunGridsTest {
  private static final Instant NOON = Instant.parse("2026-10-31T12:00:00Z");
  private static final Words WORDS = new Words(ZoneOffset.UTC, NOON.plus(Duration.ofDays(3)));
  private static final Pipeline SHOP = PipelineTexts.read(PipelineTexts.SHOP);

  private static RunColumn column(
      long number, int day, RunState state, Map<String, RunColumn.Ended> steps) {
    Instant created = NOON.plus(Duration.ofDays(day));
    RunEvents.RunCreated event =
        new RunEvents.RunCreated(
            "shop",
            "v1",
            "sha256:0",
            "person",
            ValueJson.write(Map.of()),
            LocalDate.of(2026, 11, 21));
    Run run = Run.created(number, event, Map.of(), new Run.By("os:ada", created));
    Run ended =
        run.started(created)
            .ended(new RunEvents.RunEnded(state, ""), created.plus(Duration.ofMinutes(number)));
    return new RunColumn(ended, steps);
  }

  private static RunColumn.Ended ended(Mark mark, long seconds) {
    return new RunColumn.Ended(mark, Optional.of(Duration.ofSeconds(seconds)));
  }

  @Test
  void a_step_has_a_cell_for_each_run_its_median_its_share_and_its_failures() {
    RunGrid grid =
        RunGrids.of(
            new FrozenPipeline(SHOP),
            List.of(
                column(
                    1,
                    0,
                    RunState.SUCCEEDED,
                    Map.of("rows", ended(Mark.SUCCEEDED, 30), "clean", ended(Mark.SUCCEEDED, 90))),
                column(
                    2,
                    1,
                    RunState.FAILED,
                    Map.of("rows", new RunColumn.Ended(Mark.FAILED, Optional.empty())))),
            WORDS);

    assertThat(grid.rows()).extracting(RunGrid.Row::step).containsExactly("rows", "clean", "parts");
    RunGrid.Row rows = grid.rows().get(0);
    assertThat(rows.cells())
        .extracting(RunGrid.Cell::title)
        .containsExactly("#1 rows: Succeeded", "#2 rows: Failed");
    assertThat(rows.cells().get(1).href()).isEqualTo("/runs/2?step=rows");
    assertThat(List.of(rows.median(), rows.share(), rows.failed()))
        .containsExactly("30 s", "25 %", "1");
    assertThat(grid.rows().get(2).cells()).noneMatch(RunGrid.Cell::has);
    assertThat(grid.summary()).isEqualTo("#2 failed");
    assertThat(grid.legend()).containsExactly(Mark.SUCCEEDED, Mark.FAILED);
  }

  @Test
  void a_day_and_a_month_stand_where_they_begin() {
    RunGrid grid =
        RunGrids.of(
            new FrozenPipeline(SHOP),
            List.of(
                column(1, 0, RunState.SUCCEEDED, Map.of()),
                column(2, 0, RunState.SUCCEEDED, Map.of()),
                column(3, 1, RunState.SUCCEEDED, Map.of())),
            WORDS);

    assertThat(grid.columns()).extracting(RunGrid.Column::day).containsExactly("31", "", "1");
    assertThat(grid.columns()).extracting(RunGrid.Column::month).containsExactly("Oct", "", "Nov");
  }
}
