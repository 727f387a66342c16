package io.trainyard.engine.trigger;

import static io.trainyard.engine.trigger.TriggerWorld.event;
import static io.trainyard.engine.trigger.TriggerWorld.option;
import static io.trainyard.engine.trigger.TriggerWorld.pipeline;
import static io.trainyard.engine.trigger.TriggerWorld.span;
import static io.trainyard.engine.trigger.TriggerWorld.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.artifact.DataEvents;
import io.trainyard.engine.event.Event;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Pipeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens in whichever order, with processes that end in between. */
class TriggerRuleTest {
  private static final int EVENTS = 60;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void each_key_starts_one_run_at_most_and_nothing_is_heard_in_vain(long seed) throws Exception {
    Random random = new Random(seed);
    Duration debounce = Duration.ofMinutes(random.nextInt(3) * 4L);
    Duration every = Duration.ofMinutes(random.nextInt(3) * 10L);
    List<Option> words =
        new ArrayList<>(
            List.of(
                text("published", "a"),
                text("published", "b"),
                span("debounce", debounce),
                span("atMostEvery", every)));
    boolean hasKey = random.nextBoolean();
    if (hasKey) {
      words.add(option("key", event("data.table")));
    }
    Pipeline pipeline = pipeline("p", List.of(), words.toArray(Option[]::new));
    TriggerWorld world = new TriggerWorld();
    world.begin(pipeline);
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < EVENTS; i++) {
      String key = "sha256:" + random.nextInt(hasKey ? 8 : 1_000_000);
      keys.add(key);
      world.happen(
          DataEvents.PUBLISHED,
          new DataEvents.Published(random.nextBoolean() ? "a" : "b", key, 1, Map.of()));
      world.pass(Duration.ofSeconds(random.nextInt(400)));
      if (random.nextInt(5) == 0) {
        world = world.down(Duration.ofSeconds(random.nextInt(900)), pipeline);
      }
    }
    world.pass(Duration.ofHours(2));
    check(world, debounce, every, hasKey ? keys.size() : EVENTS);
  }

  private static void check(TriggerWorld world, Duration debounce, Duration every, int keys) {
    String name = "published a or published b";
    Map<Event, TriggerEvents.Started> started = world.remembered.started("p", name);
    assertThat(world.remembered.pending("p", name)).as("all is settled").isEmpty();
    assertThat(started.values()).extracting(TriggerEvents.Started::key).doesNotHaveDuplicates();
    assertThat(world.runs("p")).hasSameSizeAs(started.keySet());
    if (debounce.isZero() && every.isZero()) {
      assertThat(started).hasSize(keys);
    } else {
      assertThat(started.size()).isBetween(1, keys);
    }
    List<Instant> times = started.keySet().stream().map(Event::time).toList();
    for (int i = 1; i < times.size(); i++) {
      assertThat(Duration.between(times.get(i - 1), times.get(i))).isGreaterThanOrEqualTo(every);
    }
    started.forEach(
        (event, facts) -> {
          Event cause = world.store().read(facts.event() - 1, 1).get(0);
          assertThat(Duration.between(cause.time(), event.time()))
              .as("it waits as long as it says")
              .isGreaterThanOrEqualTo(
                  facts.count() > 10 || facts.event() < facts.upTo() ? Duration.ZERO : debounce);
        });
  }
}
