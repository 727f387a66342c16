package io.trainyard.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.web.api.Json;
import io.trainyard.web.api.RawHttp;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server for others, with a certificate that the JDK's keytool has made. */
final class TlsTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("USER", "ada", TlsOptions.PASSWORD, KeyStores.PASSWORD, "PATH", System.getenv("PATH"));
  private static final String JSON = "Content-Type: application/json";
  @TempDir static Path folder;
  private static Typed serving;
  private static Thread thread;
  private static RawHttp https;
  private static RawHttp http;
  private static String admin;
  private static int port;

  @BeforeAll
  static void serve() throws Exception {
    KeyStores.write(
        folder, "server.p12", "san=dns:localhost,dns:*.example.org,ip:127.0.0.1,ip:127.0.0.2");
    serving = new Typed(folder).with(ENVIRONMENT);
    thread =
        new Thread(
            () ->
                serving.run(
                    "serve", "--bind", "127.0.0.2", "--port", "0", "--tls-keystore", "server.p12"));
    thread.start();
    Awaitility.await().until(() -> serving.out().contains("you alone can read"));
    port = Integer.parseInt(found("TLS on port (\\d+)"));
    https = new RawHttp(port, trusting());
    http = new RawHttp(Integer.parseInt(found("http://127.0.0.1:(\\d+)")));
    admin = "Authorization: Bearer " + found("shown once: (\\S+)");
  }

  @AfterAll
  static void end() throws InterruptedException {
    serving.end();
    thread.join();
  }

  private static String found(String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(serving.out());
    assertThat(matcher.find()).as(serving.out() + serving.err()).isTrue();
    return matcher.group(1);
  }

  /** Sockets to the address that is bound, whatever a test asks for. */
  private static SocketFactory trusting() throws Exception {
    KeyStore store =
        KeyStore.getInstance(
            folder.resolve("server.p12").toFile(), KeyStores.PASSWORD.toCharArray());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", store.getCertificate("server"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return new BoundSockets(context.getSocketFactory());
  }

  /** Plays the part of a name service: loopback's second address. */
  private static final class BoundSockets extends SocketFactory {
    private final SocketFactory sockets;

    BoundSockets(SocketFactory sockets) {
      this.sockets = sockets;
    }

    @Override
    public Socket createSocket(InetAddress host, int to) throws IOException {
      return sockets.createSocket(InetAddress.getByName("127.0.0.2"), to);
    }

    @Override
    public Socket createSocket(String host, int to) throws IOException {
      return createSocket(InetAddress.getLoopbackAddress(), to);
    }

    @Override
    public Socket createSocket(String host, int to, InetAddress local, int from)
        throws IOException {
      return createSocket(host, to);
    }

    @Override
    public Socket createSocket(InetAddress host, int to, InetAddress local, int from)
        throws IOException {
      return createSocket(host, to);
    }
  }

  private static Typed from(Map<String, String> environment, String... words) {
    return new Typed(folder).with(environment).run(words);
  }

  private static String[] asked(String host, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--server", host + ":" + port, "--home", "elsewhere"));
    return all.toArray(String[]::new);
  }

  /** The name that the certificate has for the bound address. */
  private static Path certificate() throws Exception {
    KeyStore store =
        KeyStore.getInstance(
            folder.resolve("server.p12").toFile(), KeyStores.PASSWORD.toCharArray());
    byte[] bytes = store.getCertificate("server").getEncoded();
    String pem =
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(bytes)
            + "\n-----END CERTIFICATE-----\n";
    return Files.writeString(folder.resolve("server.pem"), pem);
  }

  @Test
  void a_command_from_elsewhere_trusts_a_certificate_and_sends_its_key_over_tls_alone()
      throws Exception {
    certificate();
    String key = admin.substring(admin.lastIndexOf(' ') + 1);
    Map<String, String> keyed = Map.of("USER", "ada", RemoteServer.KEY, key);
    String[] trusting = asked("https://127.0.0.2", "runs", "--server-certificate", "server.pem");
    Typed runs = from(keyed, trusting);
    assertThat(runs.exit()).as(runs.err()).isZero();
    assertThat(from(Map.of(), trusting).err()).contains("there is no key for").contains("KEY_FILE");
    assertThat(from(Map.of(RemoteServer.KEY, "ty_wrong"), trusting).err())
        .containsAnyOf("does not take this key", "Too many wrong keys");
    Path kept = Files.writeString(folder.resolve("key"), key + "\n");
    Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rw-r--r--"));
    Map<String, String> inFile = Map.of(RemoteServer.KEY_FILE, "key");
    assertThat(from(inFile, trusting).err()).contains("can be read by others: run chmod 600");
    Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rw-------"));
    assertThat(from(inFile, trusting).exit()).isZero();

    Typed untrusting = from(keyed, asked("https://127.0.0.2", "runs"));
    assertThat(untrusting.exit()).isEqualTo(2);
    assertThat(untrusting.err()).contains("cannot be trusted").contains("--server-certificate");
    Typed open = from(keyed, asked("http://127.0.0.2", "runs"));
    assertThat(open.exit()).isEqualTo(2);
    assertThat(open.err()).contains("would show your key to others").contains("https://127.0.0.2");
    Typed nobody = from(keyed, "runs", "--server", "https://127.0.0.3:1", "--home", "elsewhere");
    assertThat(nobody.exit()).isEqualTo(2);
    assertThat(nobody.err()).contains("nobody answers at https://127.0.0.3:1");
    assertThat(from(keyed, "runs", "--server", "trainyard").err())
        .contains("is an address such as");
  }

  @Test
  void a_file_is_run_elsewhere_by_its_text_in_the_folder_that_is_served_there() throws Exception {
    certificate();
    Path here = Files.createDirectories(folder.resolve("here"));
    Files.createDirectories(folder.resolve("pipelines"));
    Files.writeString(folder.resolve("pipelines/ok.sh"), "exit 0\n");
    Files.writeString(
        here.resolve("p.groovy"), "pipeline('p') {\n    step { using shell('ok.sh') }\n}\n");
    String key = admin.substring(admin.lastIndexOf(' ') + 1);
    Typed run =
        from(
            Map.of("USER", "ada", RemoteServer.KEY, key),
            asked(
                "https://127.0.0.2", "run", "here/p.groovy", "--server-certificate", "server.pem"));
    assertThat(run.exit()).as(run.err() + run.out()).isZero();
  }

  @Test
  void others_are_let_in_by_key_alone() throws Exception {
    assertThat(https.get("/api/v1/home", admin).status()).isEqualTo(200);
    assertThat(https.get("/api/v1/home").status()).isEqualTo(401);
    assertThat(https.get("/v2/models/churn").status()).isEqualTo(401);
    ServerFile file = ServerFile.read(folder.resolve(".trainyard/server.json")).orElseThrow();
    String token = "Authorization: Bearer " + file.token();
    assertThat(https.get("/api/v1/home", token).status()).isIn(401, 429);
    assertThat(http.get("/api/v1/home", token).status()).isEqualTo(200);
  }

  @Test
  void the_first_admins_key_is_kept_where_its_owner_alone_reads_it() throws Exception {
    Path file = folder.resolve(".trainyard/admin.key");
    assertThat(admin).endsWith(Files.readString(file).strip());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void answers_over_tls_tell_browsers_to_come_back_so() throws Exception {
    RawHttp.Answer answer = https.get("/api/v1/home", admin);
    assertThat(answer.says("Strict-Transport-Security: max-age=31536000")).isTrue();
    assertThat(answer.says("X-Content-Type-Options: nosniff")).isTrue();
    assertThat(answer.says("Content-Security-Policy: default-src 'self'")).isTrue();
    assertThat(answer.says("Server: ")).isFalse();
    assertThat(http.get("/v2").says("Strict-Transport-Security")).isFalse();
  }

  @Test
  void a_host_is_a_name_of_the_certificate_and_a_page_is_of_that_host() throws Exception {
    String own = "Host: trains.example.org:" + port;
    assertThat(https.get("/api/v1/home", admin, own).status()).isEqualTo(200);
    assertThat(https.get("/api/v1/home", admin, "Host: a.trains.example.org").status())
        .isEqualTo(403);
    assertThat(https.get("/api/v1/home", admin, "Host: evil.example").status()).isEqualTo(403);
    String page = "Origin: https://trains.example.org:" + port;
    assertThat(https.get("/api/v1/home", admin, own, page).status()).isEqualTo(200);
    assertThat(https.get("/api/v1/home", admin, own, page.replace("https", "http")).status())
        .isEqualTo(403);
    for (String route : List.of("/login", "/logout", "/api/v1/runs", "/api/v1/keys")) {
      assertThat(https.post(route, "{}", admin, JSON, "Origin: https://evil.example").status())
          .as(route)
          .isEqualTo(403);
    }
  }

  @Test
  void a_browser_logs_in_by_key_and_repeats_what_only_its_own_page_knows() throws Exception {
    String text = admin.substring(admin.lastIndexOf(' ') + 1);
    RawHttp.Answer login = https.post("/login", "{\"key\": \"" + text + "\"}", JSON);
    assertThat(login.status()).isEqualTo(200);
    Matcher cookie =
        Pattern.compile("Set-Cookie: (__Host-trainyard=[A-Za-z0-9_-]{43}); (.*)")
            .matcher(login.head());
    assertThat(cookie.find()).as(login.head()).isTrue();
    assertThat(cookie.group(2).strip()).isEqualTo("Path=/; HttpOnly; SameSite=Strict; Secure");
    String session = "Cookie: " + cookie.group(1);
    String csrf =
        "Trainyard-CSRF: "
            + Json.tree(login.body().getBytes(StandardCharsets.UTF_8)).path("csrf").stringValue();

    assertThat(https.get("/api/v1/keys", session).status()).isEqualTo(200);
    assertThat(https.get("/api/v1/me", session).body()).contains("key:admin", "\"csrf\"");
    String body = "{\"name\": \"page\", \"roles\": [\"viewer\"]}";
    assertThat(https.post("/api/v1/keys", body, session, JSON).status()).isEqualTo(403);
    assertThat(https.post("/api/v1/keys", body, session, JSON, csrf + "x").status()).isEqualTo(403);
    assertThat(https.post("/api/v1/keys", body, session, JSON, csrf).status()).isEqualTo(201);
    assertThat(https.post("/logout", "", session).status()).isEqualTo(403);
    assertThat(https.post("/logout", "", session, csrf).status()).isEqualTo(204);
    assertThat(https.get("/api/v1/keys", session).status()).isEqualTo(401);
  }

  @Test
  void ten_wrong_keys_a_minute_are_enough_and_lock_nobody_out() throws Exception {
    List<Integer> answers = new ArrayList<>();
    for (int i = 0; i < 13; i++) {
      String wrong = "{\"key\": \"ty_aaaaaaaa_" + "A".repeat(43) + "\"}";
      answers.add(https.post("/login", wrong, JSON).status());
    }
    assertThat(answers).containsOnly(401, 429).endsWith(429, 429, 429).isSorted();
    assertThat(https.get("/api/v1/home", admin).status()).isEqualTo(200);
  }

  @Test
  void headers_beyond_16_kib_are_refused() throws Exception {
    assertThat(https.get("/api/v1/home", admin, "X: " + "x".repeat(17 << 10)).status())
        .isEqualTo(431);
  }

  @Test
  void an_address_that_opens_too_many_connections_gets_no_more() throws Exception {
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < 230; i++) {
        sockets.add(new Socket(InetAddress.getByName("127.0.0.2"), port));
      }
      Socket last = sockets.get(229);
      last.setSoTimeout(10_000);
      assertThat(isClosed(last)).isTrue();
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
    Awaitility.await().until(() -> answers());
  }

  private static boolean isClosed(Socket socket) {
    try (InputStream in = socket.getInputStream()) {
      return in.read() < 0;
    } catch (IOException e) {
      return e instanceof java.net.SocketException;
    }
  }

  private static boolean answers() {
    try {
      return https.get("/api/v1/home", admin).status() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void what_is_no_good_for_tls_is_refused_before_anything_is_opened() throws Exception {
    pem("server.p12", "a");
    KeyStores.write(folder, "other.p12", "san=dns:localhost");
    pem("other.p12", "b");
    assertThat(refused("--tls-certificate", "a.crt", "--tls-key", "b.key"))
        .contains("the private key is not that of the certificate");
    Files.setPosixFilePermissions(
        folder.resolve("b.key"), PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(refused("--tls-certificate", "b.crt", "--tls-key", "b.key"))
        .contains("b.key can be read by others: run chmod 600 'b.key'");
    assertThat(refused("--tls-certificate", "a.crt")).contains("give both --tls-certificate");
    assertThat(refused("--tls-certificate", "a.key", "--tls-key", "a.key")).contains("a.key");
    assertThat(refused()).contains("--bind 127.0.0.2 is refused without TLS");
  }

  @Test
  void a_certificate_in_pem_is_as_good() throws Exception {
    pem("server.p12", "c");
    Typed other = new Typed(folder).with(ENVIRONMENT);
    Thread running =
        new Thread(
            () ->
                other.run(
                    "serve",
                    "--home",
                    "second",
                    "--bind",
                    "127.0.0.2",
                    "--port",
                    "0",
                    "--tls-certificate",
                    "c.crt",
                    "--tls-key",
                    "c.key"));
    running.start();
    Awaitility.await().until(() -> other.out().contains("you alone can read"));
    Matcher matcher = Pattern.compile("TLS on port (\\d+)").matcher(other.out());
    assertThat(matcher.find()).isTrue();
    RawHttp second = new RawHttp(Integer.parseInt(matcher.group(1)), trusting());
    assertThat(second.get("/v2").status()).isEqualTo(200);
    other.end();
    running.join();
  }

  private static String refused(String... tls) {
    List<String> words =
        new ArrayList<>(List.of("serve", "--home", "third", "--bind", "127.0.0.2"));
    words.addAll(List.of(tls));
    Typed typed = new Typed(folder).with(ENVIRONMENT).run(words.toArray(String[]::new));
    assertThat(typed.exit()).isEqualTo(2);
    assertThat(folder.resolve("third")).doesNotExist();
    return typed.err();
  }

  private static void pem(String from, String name) throws Exception {
    KeyStore store =
        KeyStore.getInstance(folder.resolve(from).toFile(), KeyStores.PASSWORD.toCharArray());
    write(name + ".crt", "CERTIFICATE", store.getCertificate("server").getEncoded());
    write(
        name + ".key",
        "PRIVATE KEY",
        store.getKey("server", KeyStores.PASSWORD.toCharArray()).getEncoded());
    Files.setPosixFilePermissions(
        folder.resolve(name + ".key"), PosixFilePermissions.fromString("rw-------"));
  }

  private static void write(String file, String kind, byte[] bytes) throws IOException {
    String text = Base64.getMimeEncoder().encodeToString(bytes);
    Files.writeString(
        folder.resolve(file),
        "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
  }
}
