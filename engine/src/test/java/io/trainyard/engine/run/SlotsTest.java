package io.trainyard.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.pipeline.Claims;
import io.trainyard.engine.pipeline.Priority;
import io.trainyard.engine.run.Candidate.Bounds;
import io.trainyard.engine.run.Candidate.Place;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class SlotsTest {
  private static final Limits HOME =
      new Limits(4, 16, 32L << 30, 1, Map.of("erp", 2, "crm", 1), OptionalInt.of(3));

  private long ids;

  @Test
  void as_many_start_as_there_are_slots_and_the_first_come_first() {
    List<Candidate> ready = List.of(step("a"), step("b"), step("c"));

    assertThat(started(ready, List.of(), Limits.ofAttempts(2))).containsExactly("a", "b");
  }

  @Test
  void a_higher_priority_goes_first() {
    List<Candidate> ready =
        List.of(step("a"), with(step("b"), Priority.LOW), with(step("c"), Priority.HIGH));

    assertThat(started(ready, List.of(), Limits.ofAttempts(2))).containsExactly("c", "a");
  }

  @Test
  void older_runs_go_first_whenever_they_come() {
    List<Candidate> ready = List.of(of(3, "a"), of(1, "b"), of(2, "c"), of(1, "d"), of(3, "e"));

    assertThat(started(ready, List.of(), Limits.ofAttempts(4))).containsExactly("b", "d", "c", "a");
  }

  @Test
  void a_priority_counts_for_more_than_the_age_of_a_run() {
    List<Candidate> ready = List.of(of(1, "a"), with(of(9, "b"), Priority.HIGH));

    assertThat(started(ready, List.of(), Limits.ofAttempts(1))).containsExactly("b");
  }

  @Test
  void claims_are_never_passed_together() {
    List<Candidate> ready =
        List.of(
            claiming("a", new Claims(10, 0, 0, Map.of())),
            claiming("b", new Claims(6.001, 0, 0, Map.of())),
            claiming("c", new Claims(0, 20L << 30, 1, Map.of())),
            claiming("d", new Claims(0, 13L << 30, 0, Map.of())));

    assertThat(started(ready, List.of(), HOME)).containsExactly("a", "c");
  }

  @Test
  void a_full_pool_holds_up_nobody_who_needs_other_things() {
    List<Candidate> ready =
        List.of(pool("a", "crm"), pool("b", "crm"), pool("c", "erp"), step("d"));

    assertThat(started(ready, List.of(), HOME)).containsExactly("a", "c", "d");
  }

  @Test
  void one_owner_leaves_slots_to_others() {
    List<Candidate> ready =
        List.of(step("a"), step("b"), step("c"), step("d"), owned("e", "os:bob"));

    assertThat(started(ready, List.of(), HOME)).containsExactly("a", "b", "c", "e");
  }

  @Test
  void a_definition_bounds_its_pipeline_its_step_and_its_fan_out() {
    Bounds oneStep = new Bounds(OptionalInt.empty(), OptionalInt.of(1), OptionalInt.empty());
    Bounds twoOfAll = new Bounds(OptionalInt.of(2), OptionalInt.empty(), OptionalInt.empty());
    Bounds twoKeys = new Bounds(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(2));
    Limits many = Limits.ofAttempts(100);

    assertThat(started(bounded("load", oneStep, 1, 2), List.of(), many)).hasSize(1);
    assertThat(started(bounded("load", twoOfAll, 1, 2, 3), List.of(), many)).hasSize(2);
    assertThat(started(bounded("load", twoKeys, 1, 1, 1, 2, 2, 2), List.of(), many)).hasSize(4);
  }

  @Test
  void a_large_claim_gets_what_is_given_back_before_smaller_ones_behind_it() {
    Holding eight = new Holding(claiming("held", new Claims(8, 0, 0, Map.of())), false);
    Candidate large = claiming("large", new Claims(16, 0, 0, Map.of()));
    Candidate small = claiming("small", new Claims(1, 0, 0, Map.of()));

    assertThat(started(List.of(large, small, step("other")), List.of(eight), HOME))
        .containsExactly("other");
    assertThat(started(List.of(large, small), List.of(), HOME)).containsExactly("large");
  }

  @Test
  void what_waits_for_one_thing_leaves_the_rest_to_others() {
    Holding held = new Holding(pool("held", "crm"), false);
    Candidate both = claiming("both", new Claims(16, 0, 0, Map.of("crm", 1)));
    Candidate small = claiming("small", new Claims(1, 0, 0, Map.of()));

    assertThat(started(List.of(both, small), List.of(held), HOME)).containsExactly("small");
  }

  @Test
  void two_streams_of_small_attempts_cannot_take_turns_before_one_that_needs_both() {
    Limits home = new Limits(4, 1, 1, 0, Map.of("left", 1, "right", 1), OptionalInt.empty());
    SlotLedger ledger = new SlotLedger(home);
    ledger.add(pool("first", "left"));
    ledger.grant();
    Candidate both = claiming("both", new Claims(0, 0, 0, Map.of("left", 1, "right", 1)));
    ledger.add(both);
    int ends = 0;
    while (ledger.held().stream().noneMatch(holding -> holding.candidate().equals(both))) {
      ledger.add(pool("l", "left"));
      ledger.add(pool("r", "right"));
      ledger.grant();
      ledger.release(ledger.held().get(0).candidate().id());
      ledger.grant();
      assertThat(++ends).isLessThan(10);
    }
  }

  @Test
  void why_names_the_limit_who_holds_it_and_who_comes_first() {
    Candidate holder = pool("held", "crm");
    Candidate ahead = pool("ahead", "crm");
    Candidate waits = pool("waits", "crm");

    List<Shortage> why =
        Slots.why(waits, List.of(new Holding(holder, true)), List.of(waits, ahead), HOME);

    assertThat(why)
        .singleElement()
        .satisfies(each -> assertThat(each.holders()).hasSize(1))
        .extracting(Shortage::text)
        .isEqualTo(
            "it needs 1 of 1 places of pool `crm`; 1 is taken,"
                + " by run 1 `held` (asked to stop, still there); run 1 `ahead` comes first");
  }

  @Test
  void why_says_amounts_in_their_units_and_nothing_of_what_is_free() {
    Holding held = new Holding(claiming("held", new Claims(1.5, 30L << 30, 0, Map.of())), false);
    Candidate waits = claiming("waits", new Claims(15, 4L << 30, 0, Map.of()));

    assertThat(Slots.why(waits, List.of(held), List.of(), HOME))
        .extracting(Shortage::text)
        .containsExactly(
            "it needs 15 of 16 cpus; 1.5 are taken, by run 1 `held`",
            "it needs 4 GiB of 32 GiB of memory; 30 GiB are taken, by run 1 `held`");
    assertThat(Slots.why(waits, List.of(), List.of(), HOME)).isEmpty();
  }

  private static List<String> started(List<Candidate> ready, List<Holding> held, Limits limits) {
    return Slots.grant(ready, held, limits).stream().map(Candidate::step).toList();
  }

  private Candidate step(String name) {
    return claiming(name, Claims.NONE);
  }

  private Candidate pool(String name, String pool) {
    return claiming(name, new Claims(0, 0, 0, Map.of(pool, 1)));
  }

  private Candidate claiming(String name, Claims claims) {
    long id = ++ids;
    return new Candidate(
        id, 1, "churn", name, "", "os:ada", Priority.NORMAL, new Place(1, id), claims, Bounds.NONE);
  }

  private static Candidate with(Candidate other, Priority priority) {
    return new Candidate(
        other.id(),
        other.run(),
        other.pipeline(),
        other.step(),
        other.key(),
        other.owner(),
        priority,
        other.place(),
        other.claims(),
        other.bounds());
  }

  private Candidate of(long run, String name) {
    long id = ++ids;
    return new Candidate(
        id,
        run,
        "churn",
        name,
        "",
        "",
        Priority.NORMAL,
        new Place(run, id),
        Claims.NONE,
        Bounds.NONE);
  }

  private Candidate owned(String name, String owner) {
    long id = ++ids;
    return new Candidate(
        id,
        2,
        "other",
        name,
        "",
        owner,
        Priority.NORMAL,
        new Place(2, id),
        Claims.NONE,
        Bounds.NONE);
  }

  private List<Candidate> bounded(String name, Bounds bounds, int... runs) {
    return java.util.Arrays.stream(runs)
        .mapToObj(
            run -> {
              long id = ++ids;
              return new Candidate(
                  id,
                  run,
                  "p",
                  name,
                  "k" + id,
                  "o",
                  Priority.NORMAL,
                  new Place(run, id),
                  Claims.NONE,
                  bounds);
            })
        .toList();
  }
}
