package io.trainyard.web.api;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import io.javalin.util.JavalinBindException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jetty.server.ServerConnector;

/**
 * An HTTP server. It listens on the loopback address, and over TLS on another one where it is told
 * to; it answers no request that was sent to another host, or from another site's page.
 */
public final class LocalServer implements AutoCloseable {
  private static final long MAX_BODY_BYTES = 16L << 20;
  private final Javalin javalin;
  private final Optional<ShownCertificate> shown;

  private LocalServer(Javalin javalin, Optional<ShownCertificate> shown) {
    this.javalin = javalin;
    this.shown = shown;
  }

  /**
   * Where it listens.
   *
   * @param port on the loopback address; 0 = any free one
   * @param open where others reach it
   */
  public record Places(int port, Optional<TlsAddress> open) {
    /** The loopback address alone. */
    public static Places loopback(int port) {
      return new Places(port, Optional.empty());
    }
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
    return start(Places.loopback(port), guard, routes);
  }

  /**
   * Starts it.
   *
   * @param guard stands before every route
   */
  public static LocalServer start(Places places, Guard guard, List<Routes> routes)
      throws PortTaken {
    Optional<ShownCertificate> shown = places.open().map(ShownCertificate::new);
    Javalin javalin =
        Javalin.create(
            config -> {
              configure(config, guard, routes);
              Connectors.addTo(config, places, shown);
              config.routes.before(
                  new HostGuard(() -> shown.map(ShownCertificate::names).orElse(Set.of())));
            });
    try {
      return new LocalServer(javalin.start(), shown);
    } catch (JavalinBindException e) {
      javalin.stop();
      throw new PortTaken(places.open().map(TlsAddress::port).orElse(places.port()));
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
    config.routes.before(new SafeHeaders());
    routes.forEach(some -> some.routes().forEach(route -> add(config, guard, route)));
    Errors.addTo(
        config.routes,
        guard.gate(),
        routes.stream().flatMap(some -> some.problemPages().stream()).findFirst());
  }

  /** Jetty leaves out the body where only the head was asked for. */
  private static void add(JavalinConfig config, Guard guard, Route route) {
    Guarded handler = new Guarded(guard, route);
    config.routes.addEndpoint(new Endpoint(route.method(), route.path(), handler));
    if (route.method().equals(HandlerType.GET)) {
      config.routes.addEndpoint(new Endpoint(HandlerType.HEAD, route.path(), handler));
    }
  }

  /**
   * Shows another certificate to who connects over TLS from now on; who is connected stays so.
   *
   * @throws IllegalArgumentException when it cannot be shown; the one before stays
   */
  public void renew(TlsAddress address) {
    shown.ifPresent(each -> each.replace(address));
  }

  public int port() {
    return javalin.port();
  }

  /** {@code http://127.0.0.1:7070}. */
  public String address() {
    return "http://" + Connectors.LOOPBACK + ":" + port();
  }

  /** The port that others reach; empty where only this machine does. */
  public OptionalInt openPort() {
    return Stream.of(javalin.jettyServer().server().getConnectors())
        .skip(1)
        .mapToInt(connector -> ((ServerConnector) connector).getLocalPort())
        .findFirst();
  }

  /** Stops answering; requests under way have five seconds. */
  @Override
  public void close() {
    javalin.stop();
  }
}
