package io.trainyard.web.api;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.trainyard.engine.security.Permission;
import java.util.Optional;

/**
 * One path and method that a {@link LocalServer} answers, with who may ask and how it is described.
 *
 * @param path with its parameters in braces, such as {@code /api/v1/runs/{run}}
 * @param permission what the one who asks needs; empty = open to everybody who reaches the server
 * @param scope which pipelines it is about, for those who may not see all
 * @param handler never reached but through the {@link Gate}
 */
public record Route(
    HandlerType method,
    String path,
    Optional<Permission> permission,
    Scope scope,
    Handler handler,
    RouteDoc doc) {

  /** What only looks. */
  public static Route get(String path, Permission permission, RouteDoc doc, Handler handler) {
    return new Route(HandlerType.GET, path, Optional.of(permission), Scope.of(path), handler, doc);
  }

  /** What changes something. */
  public static Route post(String path, Permission permission, RouteDoc doc, Handler handler) {
    return new Route(HandlerType.POST, path, Optional.of(permission), Scope.of(path), handler, doc);
  }

  /** What tells everybody who reaches the server, and tells nothing that is not for everybody. */
  public static Route open(HandlerType method, String path, RouteDoc doc, Handler handler) {
    return new Route(method, path, Optional.empty(), Scope.NONE, handler, doc);
  }

  /** Whether it answers without knowing who asks. */
  public boolean isOpen() {
    return permission.isEmpty();
  }

  /** The same, about other pipelines than its path tells. */
  public Route about(Scope other) {
    return new Route(method, path, permission, other, handler, doc);
  }

  /** Whether it may change something: neither what only looks, nor a question with a body. */
  public boolean changes() {
    boolean isLook = method.equals(HandlerType.GET) || method.equals(HandlerType.HEAD);
    return !isLook
        && permission.filter(Permission.READ::equals).isEmpty()
        && permission.filter(Permission.PREDICT::equals).isEmpty();
  }
}
