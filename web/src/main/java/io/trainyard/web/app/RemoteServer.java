package io.trainyard.web.app;

import io.trainyard.web.api.remote.RemoteDesk;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * The server that {@code --server} names: on this machine over plain HTTP, elsewhere over TLS
 * alone, since a key that is sent in the open is everybody's.
 *
 * @param url as it was typed
 * @param certificate the only one that is trusted; null = those that this machine trusts
 */
record RemoteServer(String url, @Nullable String certificate) {
  /** The key of who asks, in the environment. */
  static final String KEY = "TRAINYARD_KEY";

  /** The file of the key, in the environment. */
  static final String KEY_FILE = "TRAINYARD_KEY_FILE";

  private static final String TOKEN = "TRAINYARD_TOKEN";
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Whether it may be on another machine, which has other folders than this one. */
  boolean isElsewhere() {
    return uri().getScheme().equals("https");
  }

  /** Its desk; a {@link Refusal} tells what is wrong with the address, the key or the file. */
  RemoteDesk desk(Home home, Shell shell) {
    URI uri = uri();
    String address = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    if (uri.getScheme().equals("https")) {
      return new RemoteDesk(address, key(shell).orElseThrow(this::keyless), client(shell));
    }
    if (!LOOPBACK.contains(uri.getHost())) {
      throw Refusal.usage(
          "%s would show your key to others on the way: write https://%s."
              .formatted(url, uri.getAuthority()));
    }
    String token =
        key(shell)
            .or(() -> Optional.ofNullable(shell.environment().get(TOKEN)))
            .or(() -> token(home))
            .orElseThrow(this::keyless);
    return new RemoteDesk(address, token);
  }

  private URI uri() {
    try {
      URI uri = URI.create(url);
      boolean isUsable =
          uri.getHost() != null
              && uri.getScheme() != null
              && Set.of("http", "https").contains(uri.getScheme())
              && uri.getUserInfo() == null
              && uri.getQuery() == null;
      if (isUsable) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Told below, as any other address that cannot be used.
    }
    throw Refusal.usage(
        "--server is an address such as https://trainyard.example.com:7443, not " + url + ".");
  }

  private Refusal keyless() {
    return Refusal.usage(
        "there is no key for %s: set %s, or %s to a file that you alone can read."
            .formatted(url, KEY, KEY_FILE));
  }

  private static Optional<String> key(Shell shell) {
    String key = shell.environment().get(KEY);
    if (key != null && !key.isBlank()) {
      return Optional.of(key.strip());
    }
    String named = shell.environment().get(KEY_FILE);
    return named == null || named.isBlank() ? Optional.empty() : Optional.of(kept(named, shell));
  }

  private static String kept(String named, Shell shell) {
    Path file = shell.resolve(named);
    try {
      if (OwnerFile.isReadByOthers(file)) {
        throw Refusal.usage("%s can be read by others: run chmod 600 '%s'.".formatted(file, file));
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw Refusal.usage("the key cannot be read from %s: is it there?".formatted(file));
    }
  }

  private static Optional<String> token(Home home) {
    try {
      return ServerFile.read(home.server()).map(ServerFile::token);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private HttpClient client(Shell shell) {
    HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(PATIENCE);
    String file = certificate;
    return file == null ? client.build() : client.sslContext(trusting(shell.resolve(file))).build();
  }

  private static SSLContext trusting(Path file) {
    try (var in = Files.newInputStream(file)) {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      int count = 0;
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        trusted.setCertificateEntry("server " + count++, each);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw Refusal.usage(
          "%s is no certificate that can be read: it is a file of PEM, which begins with BEGIN"
                  .formatted(file)
              + " CERTIFICATE.");
    }
  }
}
