package io.trainyard.engine.security;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a key is good for.
 *
 * @param roles at least one
 * @param pipelines the only pipelines it sees; empty = all
 * @param expires from when on it is refused; empty = never
 */
public record KeyScope(Set<Role> roles, Set<String> pipelines, Optional<Instant> expires) {
  public KeyScope {
    roles = Set.copyOf(roles);
    pipelines = Set.copyOf(pipelines);
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("a key needs a role");
    }
    if (!pipelines.isEmpty() && roles.stream().anyMatch(KeyScope::seesAll)) {
      throw new IllegalArgumentException(
          "an admin or author sees every pipeline, since code runs with the rights of the server:"
              + " give the key of some pipelines another role");
    }
  }

  private static boolean seesAll(Role role) {
    return role.may(Permission.ADMIN) || role.may(Permission.AUTHOR);
  }
}
