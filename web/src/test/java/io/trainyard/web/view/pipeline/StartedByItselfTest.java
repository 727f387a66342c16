package io.trainyard.web.view.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.schedule.Backfill;
import io.trainyard.engine.schedule.Schedules;
import io.trainyard.engine.security.Principal;
import io.trainyard.engine.security.Role;
import io.trainyard.web.view.Action;
import io.trainyard.web.view.Mark;
import io.trainyard.web.view.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What somebody can do with what starts a pipeline by itself. */
class StartedByItselfTest {
  private static final Instant NOW = Instant.parse("2026-03-01T06:00:00Z");

  private static StartedByItself of(Role role) {
    Principal who = new Principal("os:ada", Set.of(role), Set.of());
    return new StartedByItself("churn", who, new Words(ZoneOffset.UTC, NOW));
  }

  private static Backfill backfill(boolean isPaused, boolean isCancelled) {
    List<LocalDate> days = List.of(LocalDate.parse("2026-02-02"), LocalDate.parse("2026-02-01"));
    return new Backfill(7, "churn", "key:grace", days, isPaused, isCancelled, List.of());
  }

  @Test
  void a_schedule_that_fires_is_paused_and_a_paused_one_says_by_whom_and_goes_on() {
    PipelinePage.Pause fires = of(Role.OPERATOR).pause(true, Optional.empty()).orElseThrow();
    PipelinePage.Pause rests =
        of(Role.OPERATOR)
            .pause(true, Optional.of(new Schedules.Paused("os:bob", NOW.minusSeconds(3600))))
            .orElseThrow();

    assertThat(fires.said()).isEmpty();
    assertThat(fires.action().address()).isEqualTo("/pipelines/churn/schedule/pause");
    assertThat(rests.said()).startsWith("Paused by bob").contains("left out");
    assertThat(rests.action().address()).isEqualTo("/pipelines/churn/schedule/resume");
    assertThat(of(Role.OPERATOR).pause(false, Optional.empty())).isEmpty();
  }

  @Test
  void who_may_not_sees_which_role_may() {
    PipelinePage.Pause pause = of(Role.VIEWER).pause(true, Optional.empty()).orElseThrow();

    assertThat(pause.action().isAllowed()).isFalse();
    assertThat(pause.action().refusal()).isEqualTo("Needs the role operator.");
  }

  @Test
  void a_backfill_says_its_days_and_what_can_be_done_with_it_until_it_has_ended() {
    PipelinePage.BackfillLine line =
        of(Role.OPERATOR).backfills(List.of(backfill(true, false))).get(0);

    assertThat(line.days()).isEqualTo("2026-02-01 to 2026-02-02, 2 days");
    assertThat(line.mark()).isEqualTo(Mark.PAUSED);
    assertThat(line.progress()).isEqualTo("2 queued");
    assertThat(line.by()).isEqualTo("grace");
    assertThat(line.actions()).extracting(Action::text).containsExactly("Resume", "Cancel");
    assertThat(of(Role.OPERATOR).backfills(List.of(backfill(false, true))).get(0).actions())
        .isEmpty();
  }
}
