package io.trainyard.web.api;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import io.javalin.util.JavalinBindException;
import java.util.List;

/**
 * An HTTP server that only this machine reaches: it listens on the loopback address and answers no
 * request that was sent to another host, or from another site's page.
 */
public final class LocalServer implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final long MAX_BODY_BYTES = 16L << 20;
  private final Javalin javalin;

  private LocalServer(Javalin javalin) {
    this.javalin = javalin;
  }

  /** The port is not free. */
  public static final class PortTaken extends Exception {
    private static final long serialVersionUID = 1;

    PortTaken(int port) {
      super("port " + port + " is taken");
    }
  }

  /**
   * Starts it.
   *
   * @param port 0 = any free one
   * @param gate stands before every route
   */
  public static LocalServer start(int port, Gate gate, List<Routes> routes) throws PortTaken {
    return start(port, Guard.of(gate), routes);
  }

  /**
   * Starts it.
   *
   * @param port 0 = any free one
   * @param guard stands before every route
   */
  public static LocalServer start(int port, Guard guard, List<Routes> routes) throws PortTaken {
    Javalin javalin = Javalin.create(config -> configure(config, guard, routes));
    try {
      return new LocalServer(javalin.start(LOOPBACK, port));
    } catch (JavalinBindException e) {
      javalin.stop();
      throw new PortTaken(port);
    }
  }

  private static void configure(JavalinConfig config, Guard guard, List<Routes> routes) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.maxRequestSize = MAX_BODY_BYTES;
    config.http.prefer405over404 = true;
    config.http.defaultContentType = "application/json";
    config.jetty.modifyServer(server -> server.setStopTimeout(5_000));
    config.routes.before(new LoopbackGuard());
    routes.forEach(some -> some.routes().forEach(route -> add(config, guard, route)));
    Errors.addTo(config.routes);
  }

  /** Jetty leaves out the body where only the head was asked for. */
  private static void add(JavalinConfig config, Guard guard, Route route) {
    Guarded handler = new Guarded(guard, route);
    config.routes.addEndpoint(new Endpoint(route.method(), route.path(), handler));
    if (route.method().equals(HandlerType.GET)) {
      config.routes.addEndpoint(new Endpoint(HandlerType.HEAD, route.path(), handler));
    }
  }

  public int port() {
    return javalin.port();
  }

  /** {@code http://127.0.0.1:7070}. */
  public String address() {
    return "http://" + LOOPBACK + ":" + port();
  }

  /** Stops answering; requests under way have five seconds. */
  @Override
  public void close() {
    javalin.stop();
  }
}
