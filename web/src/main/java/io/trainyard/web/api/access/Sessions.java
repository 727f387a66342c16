package io.trainyard.web.api.access;

import io.trainyard.engine.security.ApiKey;
import io.trainyard.engine.security.KeyRing;
import io.trainyard.engine.security.Principal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Browsers that have logged in, with a key or by a code. A session ends after twelve hours, with
 * its key, and with this process. Only the SHA-256 of what the browser holds is kept. Thread-safe.
 */
public final class Sessions {
  private static final Duration LASTS = Duration.ofHours(12);
  private static final int MOST = 10_000;
  private static final int BYTES = 32;
  private static final String NO_KEY = "";
  private final KeyRing keys;
  private final SecureRandom random;
  private final InstantSource clock;
  private final Map<String, Session> byDigest = new LinkedHashMap<>();

  /**
   * A browser that is logged in.
   *
   * @param key the prefix of its key; empty where it began without one
   * @param csrf what a request that changes something must repeat in a header
   */
  public record Session(Principal who, String key, String csrf, Instant until) {}

  /** A session that has just begun, and what the browser is to hold. */
  record Begun(String cookie, Session session) {}

  public Sessions(KeyRing keys, SecureRandom random, InstantSource clock) {
    this.keys = keys;
    this.random = random;
    this.clock = clock;
  }

  Begun begin(ApiKey key) {
    return begin(key.principal(), key.prefix());
  }

  /** Begins one of somebody who needs no key. */
  Begun begin(Principal who) {
    return begin(who, NO_KEY);
  }

  private Begun begin(Principal who, String key) {
    String cookie = token();
    Instant until = clock.instant().plus(LASTS);
    Session session = new Session(who, key, token(), until);
    synchronized (byDigest) {
      if (byDigest.size() >= MOST) {
        byDigest.remove(byDigest.keySet().iterator().next());
      }
      byDigest.put(digest(cookie), session);
    }
    return new Begun(cookie, session);
  }

  /** The session of a cookie, as long as its key is good. */
  Optional<Session> find(String cookie) {
    String digest = digest(cookie);
    synchronized (byDigest) {
      Session session = byDigest.get(digest);
      if (session == null) {
        return Optional.empty();
      }
      boolean hasKey = session.key.equals(NO_KEY) || keys.isLive(session.key);
      if (clock.instant().isBefore(session.until) && hasKey) {
        return Optional.of(session);
      }
      byDigest.remove(digest);
      return Optional.empty();
    }
  }

  void end(String cookie) {
    synchronized (byDigest) {
      byDigest.remove(digest(cookie));
    }
  }

  private String token() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String digest(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
