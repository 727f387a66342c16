package io.trainyard.web.app;

import io.trainyard.web.api.LocalServer;
import io.trainyard.web.api.TlsAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where {@code serve} listens: on this machine, or over TLS for others. */
final class TlsOptions {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");

  /** The password of a key store; it is no option, since others see those. */
  static final String PASSWORD = "TRAINYARD_TLS_PASSWORD";

  @Option(names = "--port", paramLabel = "N", description = "7070 unless said; 0 = any free one.")
  private int port = 7070;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description = "127.0.0.1 unless said; another one needs TLS.")
  private String bind = "127.0.0.1";

  @Option(
      names = "--tls-certificate",
      paramLabel = "FILE",
      description = "The certificate and those above it, in PEM.")
  private @Nullable String certificate;

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "Its private key, PKCS#8 in PEM, readable for its owner alone.")
  private @Nullable String key;

  @Option(
      names = "--tls-keystore",
      paramLabel = "FILE",
      description = "Both in a PKCS#12 or JKS store; its password in " + PASSWORD + ".")
  private @Nullable String store;

  @Option(
      names = "--advertise",
      paramLabel = "URL",
      description =
          "Where other servers on the same PostgreSQL reach this one; else on this machine.")
  private String advertise = "";

  int port() {
    return port;
  }

  /** Whether others than this machine are answered. */
  boolean isOpen() {
    return !LOOPBACK.contains(bind);
  }

  /**
   * Where other servers reach this one; empty = on the loopback address. A {@link Refusal} where
   * they would send keys in plain text, or would not find it.
   *
   * @param isShared whether there can be other servers
   */
  String advertised(boolean isShared) {
    if (advertise.isEmpty()) {
      if (isShared && isOpen()) {
        throw Refusal.usage(
            "name where other servers on the same PostgreSQL reach this one: add --advertise"
                + " https://NAME:"
                + port
                + ".");
      }
      return "";
    }
    String address = advertise.replaceFirst("/+$", "");
    if (!isReachable(address)) {
      throw Refusal.usage("--advertise is an address such as https://trainyard-1.example:7443.");
    }
    return address;
  }

  private static boolean isReachable(String address) {
    try {
      URI uri = new URI(address);
      boolean isLocal = "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost());
      return uri.getHost() != null && (isLocal || "https".equals(uri.getScheme()));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** The files that certificate and key are read from. */
  List<Path> files(Shell shell) {
    return Stream.of(certificate, key, store).filter(Objects::nonNull).map(shell::resolve).toList();
  }

  /** Where to listen; a {@link Refusal} where that would not be safe. */
  LocalServer.Places places(Shell shell) {
    if (port < 0 || port > 65_535) {
      throw Refusal.usage("--port is a whole number from 0 to 65535.");
    }
    boolean hasTls = certificate != null || key != null || store != null;
    if (!isOpen()) {
      if (hasTls) {
        throw Refusal.usage(
            "TLS is for another address than %s: add --bind 0.0.0.0 or one of this machine."
                .formatted(bind));
      }
      return LocalServer.Places.loopback(port);
    }
    if (!hasTls) {
      throw Refusal.usage(
          ("--bind %s is refused without TLS, since keys would cross the network in plain text:"
                  + " add --tls-certificate FILE --tls-key FILE, or --tls-keystore FILE.")
              .formatted(bind));
    }
    return new LocalServer.Places(0, Optional.of(address(shell)));
  }

  private TlsAddress address(Shell shell) {
    TlsFiles files = new TlsFiles(shell);
    if (store != null && certificate == null && key == null) {
      return files.ofStore(store, bind, port);
    }
    if (certificate == null || key == null || store != null) {
      throw Refusal.usage(
          "give both --tls-certificate FILE and --tls-key FILE, or --tls-keystore FILE alone.");
    }
    return files.ofPem(certificate, key, bind, port);
  }
}
