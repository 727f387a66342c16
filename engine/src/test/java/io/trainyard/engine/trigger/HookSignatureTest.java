package io.trainyard.engine.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.trigger.HookSignature.Head;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HookSignatureTest {
  /** The example of the specification of Standard Webhooks. */
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final String TIME = "1614265330";
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  @Test
  void the_signature_is_that_of_the_published_example() {
    assertThat(HookSignature.signature(ID, TIME, BODY, SECRET)).isEqualTo(SIGNATURE);
    assertThat(HookSignature.isSigned(new Head(ID, TIME, SIGNATURE), BODY, SECRET)).isTrue();
    assertThat(HookSignature.isSigned(new Head(ID, TIME, "v1,no " + SIGNATURE), BODY, SECRET))
        .isTrue();
  }

  @Test
  void another_body_id_time_or_secret_is_another_signature() {
    byte[] other = "{\"test\": 2432232315}".getBytes(StandardCharsets.UTF_8);
    assertThat(HookSignature.isSigned(new Head(ID, TIME, SIGNATURE), other, SECRET)).isFalse();
    assertThat(HookSignature.isSigned(new Head("x", TIME, SIGNATURE), BODY, SECRET)).isFalse();
    assertThat(HookSignature.isSigned(new Head(ID, "1614265331", SIGNATURE), BODY, SECRET))
        .isFalse();
    assertThat(HookSignature.isSigned(new Head(ID, TIME, SIGNATURE), BODY, "whsec_AAAA")).isFalse();
    assertThat(HookSignature.isSigned(new Head(ID, TIME, ""), BODY, SECRET)).isFalse();
    assertThat(HookSignature.isSigned(new Head(ID, TIME, "v1,ä".repeat(50)), BODY, SECRET))
        .isFalse();
  }

  @Test
  void a_call_counts_for_five_minutes_before_and_after_its_time() {
    Instant now = Instant.ofEpochSecond(1_614_265_330);
    Head head = new Head(ID, TIME, SIGNATURE);
    assertThat(HookSignature.isRecent(head, now.plusSeconds(300))).isTrue();
    assertThat(HookSignature.isRecent(head, now.minusSeconds(300))).isTrue();
    assertThat(HookSignature.isRecent(head, now.plusSeconds(301))).isFalse();
    assertThat(HookSignature.isRecent(head, now.minusSeconds(301))).isFalse();
    assertThat(HookSignature.isRecent(new Head(ID, "now", ""), now)).isFalse();
    assertThat(HookSignature.isRecent(new Head(ID, "99999999999", ""), now)).isFalse();
  }
}
