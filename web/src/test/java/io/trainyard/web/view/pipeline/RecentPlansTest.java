package io.trainyard.web.view.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.why.RunPlan;
import io.trainyard.web.api.Problem;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RecentPlansTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final int MANY = 2_000;
  private final AtomicInteger made = new AtomicInteger();
  private final Queue<Runnable> waiting = new ArrayDeque<>();

  private RunPlan plan(String pipeline) {
    return new RunPlan(List.of(), null, List.of(pipeline + " " + made.incrementAndGet()));
  }

  private RecentPlans on(Executor executor) {
    return new RecentPlans(this::plan, executor);
  }

  private static RecentPlans.Asked asked(int steps, long second) {
    return new RecentPlans.Asked("churn", "v1 7 SUCCEEDED", steps, NOON.plusSeconds(second));
  }

  private static List<String> longest(RecentPlans.Planned planned) {
    return planned.plan().map(RunPlan::longest).orElse(List.of());
  }

  @Test
  void a_plan_stands_for_ten_seconds_and_for_one_state_of_its_pipeline() {
    RecentPlans plans = on(Runnable::run);

    assertThat(longest(plans.of(asked(3, 0)))).containsExactly("churn 1");
    assertThat(longest(plans.of(asked(3, 9)))).containsExactly("churn 1");
    assertThat(longest(plans.of(asked(3, 10)))).containsExactly("churn 2");
    assertThat(longest(plans.of(new RecentPlans.Asked("churn", "v1 8 RUNNING", 3, NOON))))
        .containsExactly("churn 3");
  }

  @Test
  void a_page_does_not_wait_for_a_large_plan_and_asks_for_it_once() {
    RecentPlans plans = on(waiting::add);

    RecentPlans.Planned first = plans.of(asked(MANY, 0));
    assertThat(first.isUnderWay()).isTrue();
    assertThat(first.plan()).isEmpty();
    assertThat(plans.of(asked(MANY, 1)).isUnderWay()).isTrue();
    assertThat(waiting).hasSize(1);

    waiting.remove().run();
    RecentPlans.Planned then = plans.of(asked(MANY, 2));
    assertThat(then.isUnderWay()).isFalse();
    assertThat(longest(then)).containsExactly("churn 1");
  }

  @Test
  void an_earlier_plan_is_shown_until_the_next_one_is_there_unless_it_is_old() {
    RecentPlans plans = on(waiting::add);
    plans.of(asked(MANY, 0));
    waiting.remove().run();

    RecentPlans.Planned earlier = plans.of(asked(MANY, 60));
    assertThat(earlier.isUnderWay()).isTrue();
    assertThat(earlier.made()).contains(NOON);
    assertThat(longest(earlier)).containsExactly("churn 1");
    assertThat(plans.of(asked(MANY, 3_600)).plan()).isEmpty();

    waiting.remove().run();
    assertThat(longest(plans.of(asked(MANY, 61)))).containsExactly("churn 2");
  }

  @Test
  void what_cannot_be_planned_says_why_and_is_not_under_way() {
    RecentPlans plans =
        new RecentPlans(
            pipeline -> {
              throw Problem.badRequest("'share' is missing.");
            },
            Runnable::run);
    RecentPlans.Planned planned = plans.of(asked(3, 0));

    assertThat(planned.plan()).isEmpty();
    assertThat(planned.trouble()).isEqualTo("'share' is missing.");
    assertThat(planned.isUnderWay()).isFalse();
  }
}
