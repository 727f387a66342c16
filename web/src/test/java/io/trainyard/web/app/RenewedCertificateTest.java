package io.trainyard.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RenewedCertificateTest {
  @TempDir Path folder;

  @Test
  void a_renewed_certificate_is_shown_without_a_restart_and_a_bad_one_changes_nothing()
      throws Exception {
    Path file = folder.resolve("server.p12");
    KeyStores.write(folder, "server.p12", "san=dns:one.example.org");
    Typed serving =
        new Typed(folder).with(Map.of("USER", "ada", TlsOptions.PASSWORD, KeyStores.PASSWORD));
    Thread thread =
        new Thread(
            () ->
                serving.run(
                    "serve", "--bind", "127.0.0.2", "--port", "0", "--tls-keystore", "server.p12"));
    thread.start();
    try {
      await(() -> serving.out().contains("TLS on port"));
      int port = port(serving.out());
      X509Certificate first = kept(file);
      assertThat(shown(port)).isEqualTo(first);

      Files.writeString(file, "no key store");
      await(() -> serving.err().contains("the new certificate is not taken"));
      assertThat(serving.err()).contains("the one before stays: server.p12 cannot be used for TLS");
      assertThat(shown(port)).isEqualTo(first);

      Files.delete(file);
      KeyStores.write(folder, "server.p12", "san=dns:two.example.org");
      await(() -> serving.err().contains("has changed and is shown from now on"));
      assertThat(kept(file)).isNotEqualTo(first);
      assertThat(shown(port)).isEqualTo(kept(file));
      assertThat(status(port, "two.example.org")).isEqualTo("HTTP/1.1 200 OK");
      assertThat(status(port, "one.example.org")).isNotEqualTo("HTTP/1.1 200 OK");
    } finally {
      serving.end();
      thread.join();
    }
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(condition);
  }

  private static int port(String printed) {
    Matcher matcher = Pattern.compile("TLS on port (\\d+)").matcher(printed);
    assertThat(matcher.find()).as(printed).isTrue();
    return Integer.parseInt(matcher.group(1));
  }

  private static X509Certificate kept(Path file) throws Exception {
    KeyStore store = KeyStore.getInstance(file.toFile(), KeyStores.PASSWORD.toCharArray());
    return (X509Certificate) store.getCertificate("server");
  }

  private static SSLSocket connect(int port) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new TrustsAll()}, null);
    SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.2", port);
    socket.startHandshake();
    return socket;
  }

  private static X509Certificate shown(int port) throws Exception {
    try (SSLSocket socket = connect(port)) {
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  /** What a request to this name is answered, in its first line. */
  private static String status(int port, String host) throws Exception {
    try (SSLSocket socket = connect(port)) {
      String request = "GET /health HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.formatted(host).getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return answer.lines().findFirst().orElse("");
    }
  }

  /** Looks at what is shown, and trusts nobody with anything. */
  private static final class TrustsAll implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
