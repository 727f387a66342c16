package io.trainyard.engine.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A key as the home knows it; what its bearer holds cannot be computed from it.
 *
 * @param name of whoever bears it, as events name the actor: {@code key:<name>}
 * @param prefix the part of the key that may be shown
 * @param digest SHA-256 of the whole key, in hexadecimal
 * @param scope what it is good for
 * @param creator who made it
 * @param revoked from when on it is refused, whatever it says of its expiry
 */
public record ApiKey(
    String name,
    String prefix,
    String digest,
    KeyScope scope,
    String creator,
    Instant created,
    Optional<Instant> revoked) {

  /** Whether it is good at this time. */
  public boolean isLive(Instant now) {
    return scope.expires().filter(end -> !now.isBefore(end)).isEmpty()
        && revoked.filter(from -> !now.isBefore(from)).isEmpty();
  }

  /** Whether this is the key. Takes as long for a wrong one as for the right one. */
  public boolean isOf(KeyText text) {
    return MessageDigest.isEqual(
        digest.getBytes(StandardCharsets.US_ASCII),
        text.digest().getBytes(StandardCharsets.US_ASCII));
  }

  /** Its bearer. */
  public Principal principal() {
    return new Principal("key:" + name, Set.copyOf(scope.roles()), scope.pipelines());
  }
}
