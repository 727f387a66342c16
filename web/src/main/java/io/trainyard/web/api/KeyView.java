package io.trainyard.web.api;

import io.trainyard.engine.security.ApiKey;
import io.trainyard.engine.security.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key, without what its bearer holds.
 *
 * @param prefix the beginning of the key, by which its bearer knows it
 * @param isLive whether it is good now
 * @param pipelines the only ones it sees; none = all
 */
public record KeyView(
    String name,
    String prefix,
    boolean isLive,
    List<String> roles,
    List<String> pipelines,
    String creator,
    Instant created,
    @Nullable Instant expires,
    @Nullable Instant revoked) {

  /** A key as it is at this time. */
  public static KeyView of(ApiKey key, Instant now) {
    return new KeyView(
        key.name(),
        key.prefix(),
        key.isLive(now),
        key.scope().roles().stream().sorted().map(Role::word).toList(),
        key.scope().pipelines().stream().sorted().toList(),
        key.creator(),
        key.created(),
        key.scope().expires().orElse(null),
        key.revoked().orElse(null));
  }
}
