package io.trainyard.engine.security;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What somebody is trusted with. Roles add up; none implies another but through permissions. */
public enum Role {
  VIEWER(EnumSet.of(Permission.READ)),
  OPERATOR(EnumSet.of(Permission.READ, Permission.OPERATE)),
  APPROVER(EnumSet.of(Permission.READ, Permission.APPROVE)),
  AUTHOR(EnumSet.of(Permission.READ, Permission.OPERATE, Permission.AUTHOR)),
  ADMIN(EnumSet.allOf(Permission.class));

  private final Set<Permission> permissions;

  Role(Set<Permission> permissions) {
    this.permissions = permissions;
  }

  /** Whether this role alone allows it. */
  public boolean may(Permission permission) {
    return permissions.contains(permission);
  }

  /** The name people type, such as {@code viewer}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of a {@link #word}; empty = there is no such role. */
  public static Optional<Role> of(String word) {
    for (Role role : values()) {
      if (role.word().equals(word)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
