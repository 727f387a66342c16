package io.trainyard.web.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.security.Principal;
import io.trainyard.engine.security.Role;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class LoginCodesTest {
  private static final Principal ADA = new Principal("os:ada", Set.of(Role.ADMIN), Set.of());
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-20T08:00:00Z"));
  private final LoginCodes codes = new LoginCodes(new SecureRandom(), now::get);

  @Test
  void a_code_is_good_once() {
    String code = codes.make(ADA);

    assertThat(codes.take(code)).contains(ADA);
    assertThat(codes.take(code)).isEmpty();
    assertThat(codes.take("")).isEmpty();
  }

  @Test
  void a_code_is_good_for_ten_minutes() {
    String early = codes.make(ADA);
    String late = codes.make(ADA);

    now.set(Instant.parse("2026-11-20T08:09:59Z"));
    assertThat(codes.take(early)).contains(ADA);
    now.set(Instant.parse("2026-11-20T08:10:00Z"));
    assertThat(codes.take(late)).isEmpty();
  }

  @Test
  void however_many_are_asked_for_few_are_kept() {
    String first = codes.make(ADA);
    for (int i = 0; i < 20; i++) {
      codes.make(ADA);
    }

    assertThat(codes.take(first)).isEmpty();
  }
}
