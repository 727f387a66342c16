package io.trainyard.web.view;

import io.javalin.http.HandlerType;
import io.trainyard.engine.security.Permission;
import io.trainyard.web.api.Parameter;
import io.trainyard.web.api.Scope;
import java.util.ArrayList;
import java.util.List;

/**
 * An address of the viewer.
 *
 * @param path with its parameters in braces; {@code {run}}, {@code {pipeline}} and {@code {model}}
 *     say whose it is, and what another one's key does not see
 * @param scope {@link Scope#FILTERED} where the handler leaves out what may not be seen
 * @param parameters of path and query; a query that is not named here is refused
 */
public record PageRoute(
    HandlerType method,
    String path,
    Permission permission,
    Scope scope,
    List<Parameter<?>> parameters,
    PageHandler handler) {
  public PageRoute {
    parameters = List.copyOf(parameters);
  }

  /** A page that is looked at; {@code .json} behind its address answers its record. */
  public static PageRoute page(String path, PageHandler handler) {
    return new PageRoute(
        HandlerType.GET, path, Permission.READ, Scope.of(path), List.of(), handler);
  }

  /** Something that a form of a page does. */
  public static PageRoute action(String path, Permission permission, PageHandler handler) {
    return new PageRoute(HandlerType.POST, path, permission, Scope.of(path), List.of(), handler);
  }

  public PageRoute with(Parameter<?>... further) {
    List<Parameter<?>> all = new ArrayList<>(parameters);
    all.addAll(List.of(further));
    return new PageRoute(method, path, permission, scope, all, handler);
  }

  /** The same, about other pipelines than its path tells. */
  public PageRoute about(Scope other) {
    return new PageRoute(method, path, permission, other, parameters, handler);
  }
}
