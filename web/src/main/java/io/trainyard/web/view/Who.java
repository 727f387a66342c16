package io.trainyard.web.view;

import io.trainyard.engine.security.Principal;
import io.trainyard.engine.security.Role;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Whoever looks at a page.
 *
 * @param initials two letters of the name
 * @param roles as words
 * @param mayLeave whether there is a session that can be ended
 */
public record Who(String name, String initials, String roles, boolean mayLeave) {
  static Who of(Principal principal, boolean mayLeave) {
    String name = principal.id().replaceFirst("^(os|key):", "");
    String letters = name.replaceAll("[^\\p{L}\\p{N}]", "");
    String roles =
        principal.roles().stream().sorted().map(Role::word).collect(Collectors.joining(", "));
    return new Who(
        name,
        letters.substring(0, Math.min(2, letters.length())).toUpperCase(Locale.ROOT),
        roles,
        mayLeave);
  }
}
