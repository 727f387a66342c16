package io.trainyard.engine.security;

import java.util.Set;

/**
 * Who asks, once that is proved.
 *
 * @param id as events name the actor: {@code os:<login>}, {@code key:<name>}
 * @param roles none = may do nothing
 * @param pipelines the only pipelines it may see or touch; empty = all
 */
public record Principal(String id, Set<Role> roles, Set<String> pipelines) {
  public Principal {
    roles = Set.copyOf(roles);
    pipelines = Set.copyOf(pipelines);
  }

  /** Whether one of the roles allows it. */
  public boolean may(Permission permission) {
    return roles.stream().anyMatch(role -> role.may(permission));
  }

  /** Whether the pipeline is among those it may see. */
  public boolean sees(String pipeline) {
    return pipelines.isEmpty() || pipelines.contains(pipeline);
  }

  /** Whether it may see every pipeline, and so what belongs to none. */
  public boolean seesAll() {
    return pipelines.isEmpty();
  }
}
