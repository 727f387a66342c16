package io.trainyard.web.view.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Every look at a run has an address, and nothing in a name changes what the address says. */
class RunLookTest {
  @Test
  void the_bare_address_is_the_plain_look() {
    assertThat(RunLook.PLAIN.address(412)).isEqualTo("/runs/412");
  }

  @Test
  void names_cannot_leave_their_place_in_the_address() {
    assertThat(RunLook.PLAIN.at("model", "a&tab=log#x \"<").address(1))
        .isEqualTo("/runs/1?step=model&key=a%26tab%3Dlog%23x+%22%3C");
  }

  @Test
  void another_step_keeps_the_timeline_and_drops_the_log() {
    RunLook look = RunLook.PLAIN.even(true).at("a", "").tab("log").log(OptionalLong.of(7));

    assertThat(look.address(1)).isEqualTo("/runs/1?step=a&tab=log&scale=even&from=7");
    assertThat(look.at("b", "").address(1)).isEqualTo("/runs/1?step=b&scale=even");
  }
}
