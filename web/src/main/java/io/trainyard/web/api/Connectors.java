package io.trainyard.web.api;

import io.javalin.config.JavalinConfig;
import java.util.Optional;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;

/**
 * Where a server listens: always in plain HTTP on the loopback address, and where it is told to,
 * over TLS on another one. Clients that are slow, or many from one address, hold up nobody.
 */
final class Connectors {
  static final String LOOPBACK = "127.0.0.1";
  private static final int HEADER_BYTES = 16 << 10;
  private static final long IDLE_MILLIS = 20_000;

  /** Slower bodies are cut off: bytes a second. */
  private static final long SLOWEST_BODY = 500;

  private static final int CONNECTIONS_PER_ADDRESS = 200;
  private static final long HSTS_SECONDS = 365L * 24 * 3_600;

  private Connectors() {}

  /** Listens at the places, where others reach it with this certificate. */
  static void addTo(
      JavalinConfig config, LocalServer.Places places, Optional<ShownCertificate> shown) {
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setRequestHeaderSize(HEADER_BYTES);
          http.setSendServerVersion(false);
        });
    config.jetty.addConnector((server, http) -> plain(server, http, places.port()));
    places
        .open()
        .ifPresent(
            open ->
                config.jetty.addConnector(
                    (server, http) -> secure(server, http, open, shown.orElseThrow())));
  }

  private static Connector plain(Server server, HttpConfiguration http, int port) {
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(LOOPBACK);
    connector.setPort(port);
    return connector;
  }

  private static Connector secure(
      Server server, HttpConfiguration plain, TlsAddress open, ShownCertificate shown) {
    HttpConfiguration http = new HttpConfiguration(plain);
    // The guard holds Host against the certificate; addresses are no names that SNI could carry.
    http.addCustomizer(new SecureRequestCustomizer(false, HSTS_SECONDS, false));
    http.setMinRequestDataRate(SLOWEST_BODY);
    ServerConnector connector =
        new ServerConnector(
            server,
            new SslConnectionFactory(shown.factory(), "http/1.1"),
            new HttpConnectionFactory(http));
    connector.setHost(open.host());
    connector.setPort(open.port());
    connector.setIdleTimeout(IDLE_MILLIS);
    connector.addBean(new AddressLimit(CONNECTIONS_PER_ADDRESS));
    return connector;
  }
}
