package io.trainyard.engine.security;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What somebody is trusted with. Roles add up; none implies another but through permissions. */
public enum Role {
  /** An application that asks for predictions and sees nothing else. */
  CALLER(EnumSet.of(Permission.PREDICT)),
  VIEWER(EnumSet.of(Permission.PREDICT, Permission.READ)),
  OPERATOR(EnumSet.of(Permission.PREDICT, Permission.READ, Permission.OPERATE)),
  APPROVER(EnumSet.of(Permission.PREDICT, Permission.READ, Permission.APPROVE)),
  AUTHOR(EnumSet.complementOf(EnumSet.of(Permission.APPROVE, Permission.ADMIN))),
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
