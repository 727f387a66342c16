package io.trainyard.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.pipeline.StartRule;
import io.trainyard.engine.run.StartRules.Ruling;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The rules as Airflow 3 documents and decides them (its {@code trigger_rule_dep.py}); {@code
 * upstream_failed} there is {@code FAILED_BEFORE} here, and its two kinds of skip are told apart.
 */
class StartRulesTest {

  private static Tally tally(String stands) {
    Tally tally = new Tally();
    for (char stand : stands.toCharArray()) {
      switch (stand) {
        case 'o' -> tally.add(Standing.OPEN);
        case 's' -> tally.add(Standing.SUCCEEDED);
        case 'f' -> tally.add(Standing.FAILED);
        case 'k' -> tally.add(Standing.SKIPPED);
        default -> throw new IllegalArgumentException(stands);
      }
    }
    return tally;
  }

  /** o = open, s = succeeded, f = failed, k = skipped; - = there is none. */
  @ParameterizedTest
  @CsvSource({
    // rule, ss, ff, kk, sf, sk, fk, so, fo, ko, oo
    "ALL_SUCCESS, START, FAILED_BEFORE, SKIPPED_BEFORE, FAILED_BEFORE, SKIPPED_BEFORE,"
        + " FAILED_BEFORE, WAIT, FAILED_BEFORE, SKIPPED_BEFORE, WAIT",
    "ALL_FAILED, NOT_MET, START, NOT_MET, NOT_MET, NOT_MET, NOT_MET, NOT_MET, WAIT, NOT_MET, WAIT",
    "ALL_DONE, START, START, START, START, START, START, WAIT, WAIT, WAIT, WAIT",
    "ALL_DONE_MIN_ONE_SUCCESS, START, FAILED_BEFORE, SKIPPED_BEFORE, START, START,"
        + " FAILED_BEFORE, WAIT, WAIT, WAIT, WAIT",
    "ALL_DONE_SETUP_SUCCESS, START, START, START, START, START, START, WAIT, WAIT, WAIT, WAIT",
    "ALL_SKIPPED, NOT_MET, NOT_MET, START, NOT_MET, NOT_MET, NOT_MET, NOT_MET, NOT_MET, WAIT, WAIT",
    "ONE_SUCCESS, START, FAILED_BEFORE, SKIPPED_BEFORE, START, START, FAILED_BEFORE, START, WAIT,"
        + " WAIT, WAIT",
    "ONE_FAILED, NOT_MET, START, NOT_MET, START, NOT_MET, START, WAIT, START, WAIT, WAIT",
    "ONE_DONE, START, START, SKIPPED_BEFORE, START, START, START, START, START, WAIT, WAIT",
    "NONE_FAILED, START, FAILED_BEFORE, START, FAILED_BEFORE, START, FAILED_BEFORE, WAIT,"
        + " FAILED_BEFORE, WAIT, WAIT",
    "NONE_FAILED_MIN_ONE_SUCCESS, START, FAILED_BEFORE, SKIPPED_BEFORE, FAILED_BEFORE, START,"
        + " FAILED_BEFORE, WAIT, FAILED_BEFORE, WAIT, WAIT",
    "NONE_SKIPPED, START, START, NOT_MET, START, NOT_MET, NOT_MET, WAIT, WAIT, NOT_MET, WAIT",
    "ALWAYS, START, START, START, START, START, START, START, START, START, START",
  })
  void a_rule_says_what_airflow_says(
      StartRule rule,
      Ruling ss,
      Ruling ff,
      Ruling kk,
      Ruling sf,
      Ruling sk,
      Ruling fk,
      Ruling so,
      Ruling fo,
      Ruling ko,
      Ruling oo) {
    Tally none = new Tally();
    Ruling[] expected = {ss, ff, kk, sf, sk, fk, so, fo, ko, oo};
    String[] stands = {"ss", "ff", "kk", "sf", "sk", "fk", "so", "fo", "ko", "oo"};
    for (int i = 0; i < stands.length; i++) {
      assertThat(StartRules.judge(rule, tally(stands[i]), none))
          .as(rule + " of " + stands[i])
          .isEqualTo(expected[i]);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "sf, s, START",
    "ff, f, FAILED_BEFORE",
    "kf, k, SKIPPED_BEFORE",
    "sff, sf, START",
    "kks, ks, START",
    "fks, fk, FAILED_BEFORE",
    "so, s, WAIT"
  })
  void a_step_after_a_setup_needs_one_that_succeeded(String all, String setups, Ruling ruling) {
    assertThat(StartRules.judge(StartRule.ALL_DONE_SETUP_SUCCESS, tally(all), tally(setups)))
        .isEqualTo(ruling);
  }

  @Test
  void what_waits_for_nothing_starts_but_where_the_rule_asks_for_one_that_is_not_there() {
    Set<StartRule> refused = EnumSet.of(StartRule.ONE_FAILED, StartRule.ONE_DONE);
    Set<StartRule> found =
        Stream.of(StartRule.values())
            .filter(rule -> StartRules.judge(rule, new Tally(), new Tally()) != Ruling.START)
            .collect(Collectors.toSet());
    assertThat(found).isEqualTo(refused);
  }
}
