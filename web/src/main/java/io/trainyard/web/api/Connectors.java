package io.trainyard.web.api;

import io.javalin.config.JavalinConfig;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

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

  static void addTo(JavalinConfig config, LocalServer.Places places) {
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setRequestHeaderSize(HEADER_BYTES);
          http.setSendServerVersion(false);
        });
    config.jetty.addConnector((server, http) -> plain(server, http, places.port()));
    places
        .open()
        .ifPresent(open -> config.jetty.addConnector((server, http) -> secure(server, http, open)));
  }

  private static Connector plain(Server server, HttpConfiguration http, int port) {
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(LOOPBACK);
    connector.setPort(port);
    return connector;
  }

  private static Connector secure(Server server, HttpConfiguration plain, TlsAddress open) {
    HttpConfiguration http = new HttpConfiguration(plain);
    // The guard holds Host against the certificate; addresses are no names that SNI could carry.
    http.addCustomizer(new SecureRequestCustomizer(false, HSTS_SECONDS, false));
    http.setMinRequestDataRate(SLOWEST_BODY);
    ServerConnector connector =
        new ServerConnector(
            server,
            new SslConnectionFactory(tls(open), "http/1.1"),
            new HttpConnectionFactory(http));
    connector.setHost(open.host());
    connector.setPort(open.port());
    connector.setIdleTimeout(IDLE_MILLIS);
    connector.addBean(new AddressLimit(CONNECTIONS_PER_ADDRESS));
    return connector;
  }

  private static SslContextFactory.Server tls(TlsAddress open) {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStore(open.store());
    tls.setKeyStorePassword(open.password());
    tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    tls.setSniRequired(false);
    tls.setRenegotiationAllowed(false);
    return tls;
  }
}
