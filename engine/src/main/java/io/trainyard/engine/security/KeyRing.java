package io.trainyard.engine.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds who bears a key. Keys are held in memory and read anew at most four times a second, so that
 * a key that another process has revoked is refused within a second, and one revoked here at once.
 * Thread-safe.
 */
public final class KeyRing {
  private static final Duration FRESH = Duration.ofMillis(250);
  private final ApiKeys stored;
  private final InstantSource clock;
  private volatile View view = new View(Instant.MIN, Map.of());

  /** The keys as they were at a time. */
  private record View(Instant at, Map<String, ApiKey> byPrefix) {}

  public KeyRing(ApiKeys stored, InstantSource clock) {
    this.stored = stored;
    this.clock = clock;
  }

  /** The live key with this text; empty = unknown, wrong, expired or revoked, nobody says which. */
  public Optional<ApiKey> find(String text) {
    Instant now = clock.instant();
    return KeyText.parse(text).flatMap(key -> find(key, now)).filter(key -> key.isLive(now));
  }

  /** Whether this key is still good; for those who let its bearer in before. */
  public boolean isLive(String prefix) {
    Instant now = clock.instant();
    ApiKey key = keys(now).get(prefix);
    return key != null && key.isLive(now);
  }

  private Optional<ApiKey> find(KeyText text, Instant now) {
    return Optional.ofNullable(keys(now).get(text.prefix())).filter(key -> key.isOf(text));
  }

  /** Looks at the store before the next answer. */
  void forget() {
    view = new View(Instant.MIN, Map.of());
  }

  private Map<String, ApiKey> keys(Instant now) {
    View current = view;
    boolean isFresh = !now.isBefore(current.at) && now.isBefore(plus(current.at));
    if (!isFresh) {
      List<ApiKey> keys = stored.all();
      current =
          new View(
              now, keys.stream().collect(Collectors.toMap(ApiKey::prefix, Function.identity())));
      view = current;
    }
    return current.byPrefix;
  }

  private static Instant plus(Instant at) {
    return at.equals(Instant.MIN) ? at : at.plus(FRESH);
  }
}
