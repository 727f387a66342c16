package io.trainyard.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.pipeline.Claims;
import io.trainyard.engine.pipeline.Priority;
import io.trainyard.engine.run.Candidate.Bounds;
import io.trainyard.engine.run.Candidate.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random candidates that come, are taken back, end and do not end. A seed replays a history. */
final class SlotLedgerTest {
  private static final int SEEDS = 500;
  private static final Limits HOME =
      new Limits(5, 8, 1000, 2, Map.of("erp", 2, "crm", 1), OptionalInt.of(3));

  private final TreeMap<Long, Candidate> waiting = new TreeMap<>();
  private SlotLedger ledger = new SlotLedger(HOME);
  private long ids;

  @Test
  void no_limit_is_passed_and_no_one_waits_without_a_reason_and_all_comes_back() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      ledger = new SlotLedger(HOME);
      waiting.clear();
      Random random = new Random(seed);
      for (int tick = 0; tick < 60; tick++) {
        happen(random);
        grantAsAFreshLedgerWould(seed);
        assertWithinLimits(seed);
        assertEveryWaitHasAReason(seed);
      }
      List.copyOf(waiting.keySet()).forEach(ledger::remove);
      ledger.held().forEach(holding -> ledger.release(holding.candidate().id()));
      assertThat(ledger.used()).as("seed " + seed).isEmpty();
      assertThat(ledger.waiting()).as("seed " + seed).isZero();
    }
  }

  private void happen(Random random) {
    List<Holding> held = ledger.held();
    int what = random.nextInt(10);
    if (what < 6) {
      Candidate next = randomCandidate(random);
      waiting.put(next.id(), next);
      ledger.add(next);
    } else if (what < 9 && !held.isEmpty()) {
      long id = held.get(random.nextInt(held.size())).candidate().id();
      ledger.release(id);
      ledger.release(id); // a second report of the same end
    } else if (!waiting.isEmpty()) {
      List<Long> all = List.copyOf(waiting.keySet());
      long id = all.get(random.nextInt(all.size()));
      waiting.remove(id);
      ledger.remove(id);
    }
  }

  private void grantAsAFreshLedgerWould(long seed) {
    List<Candidate> expected = Slots.grant(List.copyOf(waiting.values()), ledger.held(), HOME);
    List<Candidate> granted = ledger.grant();
    granted.forEach(each -> waiting.remove(each.id()));
    assertThat(granted).as("seed " + seed).isEqualTo(expected);
  }

  /** Counted anew from who holds, with sums of this test's own. */
  private void assertWithinLimits(long seed) {
    List<Candidate> held = ledger.held().stream().map(Holding::candidate).toList();
    assertThat(held.size()).as("seed " + seed).isLessThanOrEqualTo(HOME.attempts());
    assertThat(held.stream().mapToDouble(each -> each.claims().cpus()).sum())
        .isLessThanOrEqualTo(HOME.cpus() + 1e-9);
    assertThat(held.stream().mapToLong(each -> each.claims().memory()).sum())
        .isLessThanOrEqualTo(HOME.memory());
    assertThat(held.stream().mapToInt(each -> each.claims().gpus()).sum())
        .isLessThanOrEqualTo(HOME.gpus());
    Map<String, Integer> counts = new HashMap<>();
    for (Candidate each : held) {
      each.claims().pools().forEach((pool, n) -> counts.merge("pool " + pool, n, Integer::sum));
      counts.merge("owner " + each.owner(), 1, Integer::sum);
      counts.merge("pipeline " + each.pipeline(), 1, Integer::sum);
      counts.merge("step " + each.pipeline() + each.step(), 1, Integer::sum);
      counts.merge("keys " + each.run() + each.step(), 1, Integer::sum);
    }
    HOME.pools()
        .forEach((pool, most) -> assertAtMost(counts.getOrDefault("pool " + pool, 0), most, seed));
    for (Candidate each : held) {
      assertAtMost(counts.get("owner " + each.owner()), HOME.perOwner().orElseThrow(), seed);
      assertAtMost(counts.get("pipeline " + each.pipeline()), each.bounds().stepsAtOnce(), seed);
      assertAtMost(
          counts.get("step " + each.pipeline() + each.step()), each.bounds().atOnce(), seed);
      assertAtMost(counts.get("keys " + each.run() + each.step()), each.bounds().parallel(), seed);
    }
  }

  private static void assertAtMost(int count, OptionalInt most, long seed) {
    assertAtMost(count, most.orElse(Integer.MAX_VALUE), seed);
  }

  private static void assertAtMost(int count, int most, long seed) {
    assertThat(count).as("seed " + seed).isLessThanOrEqualTo(most);
  }

  private void assertEveryWaitHasAReason(long seed) {
    for (Candidate each : waiting.values()) {
      assertThat(ledger.why(each.id())).as("seed " + seed + ", " + each).isNotEmpty();
    }
  }

  /** The same step always has the same bounds, as in one definition. */
  private Candidate randomCandidate(Random random) {
    long id = ++ids;
    long run = 1 + random.nextInt(3);
    int step = random.nextInt(4);
    Bounds bounds =
        new Bounds(
            OptionalInt.of(4),
            step == 1 ? OptionalInt.of(1) : OptionalInt.empty(),
            step == 2 ? OptionalInt.of(2) : OptionalInt.empty());
    return new Candidate(
        id,
        run,
        "p" + random.nextInt(2),
        "s" + step,
        step == 2 ? "k" + id : "",
        "os:" + random.nextInt(3),
        Priority.values()[random.nextInt(3)],
        new Place(run, id),
        randomClaims(random),
        bounds);
  }

  private static Claims randomClaims(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> new Claims(random.nextInt(81) / 10.0, 0, 0, Map.of());
      case 1 -> new Claims(1, random.nextInt(1001), random.nextInt(3), Map.of());
      case 2 -> new Claims(0, 0, 0, Map.of("erp", 1 + random.nextInt(2)));
      case 3 -> new Claims(2, 0, 0, Map.of("erp", 1, "crm", 1));
      default -> Claims.NONE;
    };
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void whoever_waits_starts_in_the_end_however_many_come_behind_it(long seed) {
    Random random = new Random(seed);
    Claims everything = new Claims(8, 1000, 2, Map.of("erp", 2, "crm", 1));
    Candidate large =
        new Candidate(
            ++ids,
            1,
            "big",
            "s",
            "",
            "os:9",
            Priority.NORMAL,
            new Place(1, ids),
            everything,
            Bounds.NONE);
    for (int i = 0; i < 20; i++) {
      come(random);
    }
    ledger.grant();
    ledger.add(large);
    int ends = 0;
    while (ledger.held().stream().noneMatch(holding -> holding.candidate().equals(large))) {
      come(random);
      ledger.grant();
      List<Holding> held = ledger.held();
      ledger.release(held.get(random.nextInt(held.size())).candidate().id());
      ledger.grant();
      assertThat(++ends).as("seed " + seed).isLessThan(1_000);
    }
  }

  /** Nobody of a higher priority or an older run: such may go before it for ever. */
  private void come(Random random) {
    Candidate next = randomCandidate(random);
    if (next.priority() != Priority.HIGH) {
      ledger.add(next);
    }
  }

  @Test
  void ten_thousand_that_wait_cost_an_end_no_more_than_one_does() {
    SlotLedger few = new SlotLedger(Limits.ofAttempts(8));
    Bounds parallel = new Bounds(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(4));
    List<Candidate> keys = new ArrayList<>();
    for (int i = 1; i <= 10_000; i++) {
      keys.add(
          new Candidate(
              i,
              1,
              "p",
              "s",
              "k" + i,
              "o",
              Priority.NORMAL,
              new Place(1, i),
              Claims.NONE,
              parallel));
    }
    keys.forEach(few::add);
    int granted = few.grant().size();
    while (granted < keys.size()) {
      few.release(few.held().get(0).candidate().id());
      granted += few.grant().size();
    }

    assertThat(few.looks()).isLessThan(3L * keys.size());
  }
}
