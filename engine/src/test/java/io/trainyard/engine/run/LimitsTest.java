package io.trainyard.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.pipeline.Capacity;
import io.trainyard.engine.pipeline.Claims;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.StepPolicy;
import io.trainyard.engine.testing.Definitions;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class LimitsTest {
  private static final Limits.Machine MACHINE = new Limits.Machine(4, 8L << 30);

  @Test
  void what_the_settings_do_not_say_is_as_much_as_the_machine_has() {
    assertThat(Limits.of(Capacity.UNSAID, MACHINE))
        .isEqualTo(new Limits(4, 4, 8L << 30, 0, Map.of(), OptionalInt.empty()));
    assertThat(Limits.of(Capacity.UNSAID, new Limits.Machine(1, 1)).attempts()).isEqualTo(2);
  }

  @Test
  void what_the_settings_say_counts() {
    Capacity said =
        new Capacity(
            OptionalInt.of(1),
            OptionalDouble.of(2.5),
            OptionalLong.of(7),
            OptionalInt.of(2),
            Map.of("erp", 3),
            OptionalInt.of(1));

    assertThat(Limits.of(said, MACHINE))
        .isEqualTo(new Limits(1, 2.5, 7, 2, Map.of("erp", 3), OptionalInt.of(1)));
  }

  @Test
  void a_claim_that_fits_is_not_refused() {
    Limits home = new Limits(1, 8, 10, 1, Map.of("erp", 2), OptionalInt.empty());

    assertThat(home.refusals(claiming(new Claims(8, 10, 1, Map.of("erp", 2))))).isEmpty();
  }

  @Test
  void a_claim_that_could_never_start_is_refused_with_the_smallest_fix() {
    Limits home = new Limits(1, 4, 8L << 30, 0, Map.of("erp", 2), OptionalInt.empty());

    assertThat(home.refusals(claiming(new Claims(4.5, 16L << 30, 1, Map.of("erp", 3)))))
        .containsExactly(
            "step 'a' claims 4.5 cpus, but the home has 4: claim less, or raise \"cpus\" in"
                + " \"capacity\" in the home's settings.json",
            "step 'a' claims 16 GiB of memory, but the home has 8 GiB: claim less, or raise"
                + " \"memory\" in \"capacity\" in the home's settings.json",
            "step 'a' claims 1 gpus, but the home has 0: claim less, or raise \"gpus\" in"
                + " \"capacity\" in the home's settings.json",
            "step 'a' claims 3 places of pool 'erp', but the home has 2: claim less, or raise"
                + " \"erp\" in \"pools\" in the home's settings.json");
  }

  @Test
  void an_unknown_pool_is_refused_with_the_near_match() {
    Limits home = new Limits(1, 4, 8, 0, Map.of("erp", 2, "crm", 1), OptionalInt.empty());

    assertThat(home.refusals(claiming(new Claims(0, 0, 0, Map.of("erpp", 1)))))
        .containsExactly(
            "step 'a' uses pool 'erpp', which the home does not have: it has crm, erp; did you"
                + " mean 'erp'?");
    assertThat(Limits.ofAttempts(1).refusals(claiming(new Claims(0, 0, 0, Map.of("erp", 1)))))
        .containsExactly(
            "step 'a' uses pool 'erp', which the home does not have: write \"pools\": {\"erp\": 1}"
                + " into the home's settings.json");
  }

  private static Pipeline claiming(Claims claims) {
    return Definitions.pipeline(
        "p", Definitions.step("a").policy(StepPolicy.DEFAULT.withClaims(claims)).build());
  }
}
