package io.trainyard.engine.security;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What events about keys carry. Who did it, and when, are the event's own. */
public final class KeyEvents {
  public static final String CREATED = "key.created";
  public static final String REVOKED = "key.revoked";

  private KeyEvents() {}

  /**
   * A key was made. Its digest gives nothing away: a key is 256 random bits.
   *
   * @param digest SHA-256 of the key, in hexadecimal
   * @param roles their names
   * @param pipelines none = all
   * @param expires null = never
   */
  public record Created(
      String name,
      String prefix,
      String digest,
      List<String> roles,
      List<String> pipelines,
      @Nullable Instant expires) {

    static Created of(String name, KeyText text, KeyScope scope) {
      return new Created(
          name,
          text.prefix(),
          text.digest(),
          scope.roles().stream().sorted(Comparator.naturalOrder()).map(Role::name).toList(),
          scope.pipelines().stream().sorted().toList(),
          scope.expires().orElse(null));
    }

    /** What the key is good for. */
    public KeyScope scope() {
      Set<Role> all = EnumSet.noneOf(Role.class);
      roles.forEach(role -> all.add(Role.valueOf(role)));
      return new KeyScope(all, Set.copyOf(pipelines), Optional.ofNullable(expires));
    }
  }

  /**
   * A key was taken back.
   *
   * @param from when it ends to be good; null = when the event happened
   */
  public record Revoked(String prefix, @Nullable Instant from) {}
}
