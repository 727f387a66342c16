package io.trainyard.web.api;

import java.util.Set;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * The certificate that a server shows to who connects over TLS, and the names it answers to by it.
 * It may be replaced while the server answers; who is connected stays so. Thread-safe.
 */
final class ShownCertificate {
  private final SslContextFactory.Server factory = new SslContextFactory.Server();
  private TlsAddress current;
  private volatile Set<String> names;

  ShownCertificate(TlsAddress address) {
    current = address;
    names = address.names();
    put(address, factory);
    factory.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    factory.setSniRequired(false);
    factory.setRenegotiationAllowed(false);
  }

  private static void put(TlsAddress address, SslContextFactory to) {
    to.setKeyStore(address.store());
    to.setKeyStorePassword(address.password());
  }

  SslContextFactory.Server factory() {
    return factory;
  }

  /** What {@code Host} may say, in small letters. */
  Set<String> names() {
    return names;
  }

  /**
   * Shows another certificate from now on.
   *
   * @throws IllegalArgumentException when it cannot be shown; the one before stays
   */
  synchronized void replace(TlsAddress address) {
    Set<String> others = address.names();
    try {
      load(address);
      current = address;
      names = others;
    } catch (Exception e) {
      restore(e);
      throw new IllegalArgumentException("the certificate cannot be shown: " + e.getMessage(), e);
    }
  }

  private void load(TlsAddress address) throws Exception {
    factory.reload(each -> put(address, each));
  }

  /** A factory that could not load what it was given has let go of what it had. */
  private void restore(Exception cause) {
    try {
      load(current);
    } catch (Exception e) {
      cause.addSuppressed(e);
    }
  }
}
