package io.trainyard.web.api.access;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.security.Principal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Codes by which a browser begins a session for somebody who is known already: each is good once
 * and for ten minutes, and compared in constant time. Only its SHA-256 is kept. Thread-safe.
 */
public final class LoginCodes {
  private static final Duration LASTS = Duration.ofMinutes(10);

  /** Beyond this, the oldest are forgotten. */
  private static final int MOST = 20;

  private static final int BYTES = 32;
  private final SecureRandom random;
  private final InstantSource clock;
  private final List<Kept> kept = new ArrayList<>();

  private record Kept(byte[] digest, Principal who, Instant until) {}

  public LoginCodes(SecureRandom random, InstantSource clock) {
    this.random = random;
    this.clock = clock;
  }

  /** A new code, told here and nowhere again. */
  public String make(Principal who) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String code = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    synchronized (kept) {
      if (kept.size() >= MOST) {
        kept.remove(0);
      }
      kept.add(new Kept(digest(code), who, clock.instant().plus(LASTS)));
    }
    return code;
  }

  /**
   * Whose code it is, which it is no longer afterwards; empty = it is not good, or not any more.
   */
  Optional<Principal> take(String code) {
    byte[] given = digest(code);
    Optional<Principal> who = Optional.empty();
    synchronized (kept) {
      kept.removeIf(each -> !clock.instant().isBefore(each.until));
      for (Kept each : List.copyOf(kept)) {
        if (MessageDigest.isEqual(each.digest, given)) {
          kept.remove(each);
          who = Optional.of(each.who);
        }
      }
    }
    return who;
  }

  private static byte[] digest(String code) {
    return Digest.sha256().digest(code.getBytes(StandardCharsets.UTF_8));
  }
}
