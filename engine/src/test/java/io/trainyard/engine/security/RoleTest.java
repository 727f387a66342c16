package io.trainyard.engine.security;

import static io.trainyard.engine.security.Permission.ADMIN;
import static io.trainyard.engine.security.Permission.APPROVE;
import static io.trainyard.engine.security.Permission.AUTHOR;
import static io.trainyard.engine.security.Permission.OPERATE;
import static io.trainyard.engine.security.Permission.PREDICT;
import static io.trainyard.engine.security.Permission.READ;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoleTest {
  @Test
  void a_role_allows_what_its_line_of_the_table_says() {
    Map<Role, List<Permission>> table =
        Map.of(
            Role.CALLER, List.of(PREDICT),
            Role.VIEWER, List.of(PREDICT, READ),
            Role.OPERATOR, List.of(PREDICT, READ, OPERATE),
            Role.APPROVER, List.of(PREDICT, READ, APPROVE),
            Role.AUTHOR, List.of(PREDICT, READ, OPERATE, AUTHOR),
            Role.ADMIN, List.of(PREDICT, READ, OPERATE, APPROVE, AUTHOR, ADMIN));
    for (Role role : Role.values()) {
      assertThat(Arrays.stream(Permission.values()).filter(role::may))
          .as(role.word())
          .containsExactlyElementsOf(table.getOrDefault(role, List.of()));
    }
  }

  @Test
  void somebody_without_a_role_may_nothing() {
    Principal nobody = new Principal("key:nobody", Set.of(), Set.of());
    assertThat(Permission.values()).noneMatch(nobody::may);
  }

  @Test
  void who_is_given_some_pipelines_sees_no_other() {
    Principal some = new Principal("key:ada", Set.of(Role.VIEWER), Set.of("churn"));
    assertThat(some.sees("churn")).isTrue();
    assertThat(some.sees("bikes")).isFalse();
    assertThat(some.seesAll()).isFalse();
    Principal all = new Principal("key:ada", Set.of(Role.VIEWER), Set.of());
    assertThat(all.sees("bikes")).isTrue();
    assertThat(all.seesAll()).isTrue();
  }
}
