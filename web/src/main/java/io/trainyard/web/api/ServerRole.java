package io.trainyard.web.api;

import org.jspecify.annotations.Nullable;

/**
 * What a server is among those on its store, as {@code /health} tells it.
 *
 * @param status {@code UP}
 * @param role {@code LEADER}, also where there can be no other server, or {@code FOLLOWER}
 * @param epoch rises whenever another server begins to lead; null where the log is in the home, or
 *     nobody is known to lead
 */
public record ServerRole(String status, Role role, @Nullable Long epoch) {
  /** The role of a server that has its home for itself. */
  public static final ServerRole ALONE = new ServerRole("UP", Role.LEADER, null);

  /** Who writes, and who reads and forwards. */
  public enum Role {
    LEADER,
    FOLLOWER
  }
}
