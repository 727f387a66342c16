package io.trainyard.executors.tell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.trainyard.engine.alert.Channel;
import io.trainyard.engine.alert.Message;
import io.trainyard.engine.pipeline.Capacity;
import io.trainyard.engine.pipeline.ChannelSetting;
import io.trainyard.engine.pipeline.HomeSettings;
import io.trainyard.engine.security.Masker;
import io.trainyard.engine.security.Secrets;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against a mail server and a web server of this machine. */
class ChannelsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final String HOSTILE = "churn\r\nBcc: all@example.com\u2028<!channel> \u202Egro";

  @TempDir Path folder;
  private final GreenMail mail =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final Masker masker = new Masker();
  private HttpServer web;
  private volatile int status = 200;

  /** One request. */
  private record Received(Map<String, List<String>> headers, String body) {
    String header(String name) {
      return headers.entrySet().stream()
          .filter(each -> each.getKey().equalsIgnoreCase(name))
          .map(each -> each.getValue().get(0))
          .findFirst()
          .orElse("");
    }
  }

  @BeforeEach
  void start() throws Exception {
    web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    web.createContext("/", this::answer);
    web.start();
  }

  private void answer(HttpExchange exchange) throws java.io.IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    received.add(new Received(Map.copyOf(exchange.getRequestHeaders()), body));
    exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/elsewhere");
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  @AfterEach
  void stop() {
    web.stop(0);
    mail.stop();
  }

  private String url() {
    return "http://127.0.0.1:" + web.getAddress().getPort() + "/hook/secret-path";
  }

  private HomeChannels channels(String kind, Map<String, String> values, String... reachable) {
    HomeSettings settings =
        new HomeSettings(
            Map.of(),
            Map.of(),
            Capacity.UNSAID,
            Map.of(),
            List.of(reachable),
            Map.of("out", new ChannelSetting(kind, values, 30)));
    Map<String, String> secrets =
        Map.of(
            "TRAINYARD_SECRET_MAIL", "pass-word",
            "TRAINYARD_SECRET_HOOK", url(),
            "TRAINYARD_SECRET_SIGN", "sign-me");
    return new HomeChannels(settings, new Secrets(secrets, folder, masker), () -> NOW);
  }

  private static Message message(String subject, String... lines) {
    return new Message(
        "trainyard-7-abc",
        NOW,
        List.of("ml@example.com", "ops@example.com"),
        subject,
        List.of(lines),
        new Message.Facts("failure", 6, "churn", 812, "train", true));
  }

  private static void send(HomeChannels channels, Message message) throws Channel.Undelivered {
    channels.named("out").orElseThrow().send(message);
  }

  private HomeChannels mailChannel() {
    mail.start();
    String port = Integer.toString(mail.getSmtp().getPort());
    return channels(
        "mail",
        Map.of("host", "127.0.0.1", "port", port, "from", "trainyard@example.com", "tls", "none"),
        "127.0.0.1");
  }

  @Test
  void a_mail_has_its_key_as_message_id_and_says_all() throws Exception {
    HomeChannels channels = mailChannel();
    send(channels, message("churn: run 812 failed – İstanbul", "train: no rows", "Grüße 🚂"));
    send(channels, message("churn: run 812 failed – İstanbul", "once more"));

    MimeMessage[] mails = mail.getReceivedMessages();
    assertThat(mails).hasSize(4); // each of two mails for each of two addresses
    MimeMessage one = mails[0];
    assertThat(one.getSubject()).isEqualTo("churn: run 812 failed – İstanbul");
    assertThat(one.getHeader("Message-ID")).containsExactly("<trainyard-7-abc@example.com>");
    assertThat(mails[3].getHeader("Message-ID")).isEqualTo(one.getHeader("Message-ID"));
    assertThat(one.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(one.getFrom()[0]).hasToString("trainyard@example.com");
    assertThat(one.getAllRecipients()).hasSize(2);
    assertThat(one.getContent().toString()).contains("train: no rows").contains("Grüße 🚂");
    assertThat(channels.pace("out")).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void nothing_that_people_named_things_makes_a_header_of_its_own() throws Exception {
    send(mailChannel(), message(HOSTILE, HOSTILE, "x".repeat(5_000)));
    for (MimeMessage each : mail.getReceivedMessages()) {
      assertThat(each.getHeader("Bcc")).isNull();
      assertThat(each.getAllRecipients()).hasSize(2);
      assertThat(each.getSubject()).isEqualTo("churn  Bcc: all@example.com <!channel>  gro");
    }
    send(mailChannel0(), message("y".repeat(3_000) + "\n\n.\nMAIL FROM:<x@y>"));
    assertThat(mail.getReceivedMessages()).hasSize(4);
  }

  private HomeChannels mailChannel0() {
    String port = Integer.toString(mail.getSmtp().getPort());
    return channels(
        "mail",
        Map.of("host", "localhost", "port", port, "from", "t@example.com", "tls", "none"),
        "localhost");
  }

  @Test
  void a_wrong_login_and_a_server_without_tls_are_told_without_secrets() {
    mail.setUser("trainyard", "trainyard", "another");
    mail.start();
    String port = Integer.toString(mail.getSmtp().getPort());
    Map<String, String> login =
        Map.of(
            "host",
            "127.0.0.1",
            "port",
            port,
            "from",
            "t@example.com",
            "tls",
            "none",
            "user",
            "trainyard",
            "password",
            "secret:mail");
    assertThatThrownBy(() -> send(channels("mail", login, "127.0.0.1"), message("x")))
        .hasMessage("127.0.0.1 refuses the login");
    Map<String, String> starttls =
        Map.of("host", "127.0.0.1", "port", port, "from", "t@example.com");
    assertThatThrownBy(() -> send(channels("mail", starttls, "127.0.0.1"), message("x")))
        .isInstanceOf(Channel.Undelivered.class)
        .hasMessageContaining("127.0.0.1:" + port)
        .hasMessageNotContaining("pass-word");
    assertThat(mail.getReceivedMessages()).isEmpty();
  }

  @Test
  void a_certificate_that_nobody_vouches_for_is_not_believed() {
    GreenMail secure = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
    secure.start();
    try {
      Map<String, String> tls =
          Map.of(
              "host",
              "127.0.0.1",
              "port",
              Integer.toString(secure.getSmtps().getPort()),
              "from",
              "t@example.com",
              "tls",
              "tls");
      assertThatThrownBy(() -> send(channels("mail", tls, "127.0.0.1"), message("x")))
          .hasMessageContaining("does not answer: SSLHandshakeException");
      assertThat(secure.getReceivedMessages()).isEmpty();
    } finally {
      secure.stop();
    }
  }

  @Test
  void no_channel_connects_inside_this_network_unless_the_home_names_it() {
    mail.start();
    String port = Integer.toString(mail.getSmtp().getPort());
    Map<String, String> server =
        Map.of("host", "localhost", "port", port, "from", "t@example.com", "tls", "none");
    assertThatThrownBy(() -> send(channels("mail", server), message("x")))
        .isInstanceOf(Channel.Undelivered.class)
        .hasMessageContaining("is an address inside this network");
    assertThatThrownBy(() -> send(channels("slack", Map.of("url", "secret:hook")), message("x")))
        .hasMessageContaining("is an address inside this network")
        .hasMessageNotContaining("secret-path");
    assertThat(received).isEmpty();
    assertThat(mail.getReceivedMessages()).isEmpty();
  }

  @Test
  void a_slack_shaped_message_calls_nobody_and_shows_no_false_link() throws Exception {
    HomeChannels channels = channels("slack", Map.of("url", "secret:hook"), "127.0.0.1");
    send(channels, message(HOSTILE, "<http://evil|good> & more"));
    Received one = received.get(0);
    assertThat(one.header("Idempotency-Key")).isEqualTo("trainyard-7-abc");
    JsonNode body = JsonMapper.builder().build().readTree(one.body());
    assertThat(body.path("text").stringValue())
        .isEqualTo(
            "*churn  Bcc: all@example.com &lt;!channel&gt;  gro*\n"
                + "&lt;http://evil|good&gt; &amp; more");
    assertThat(masker.mask("posted to " + url())).isEqualTo("posted to ***");
  }

  @Test
  void a_long_slack_shaped_message_is_cut_between_signs() throws Exception {
    HomeChannels channels = channels("slack", Map.of("url", "secret:hook"), "127.0.0.1");
    send(channels, message("churn", "&".repeat(2_999) + "\uD83D\uDE82 and more"));
    JsonNode body = JsonMapper.builder().build().readTree(received.get(0).body());
    assertThat(body.path("text").stringValue()).endsWith("&amp;&amp;..").doesNotContain("\uD83D");
  }

  @Test
  void a_webhook_is_signed_so_that_its_receiver_can_check_who_sent_it() throws Exception {
    send(
        channels("webhook", Map.of("url", url(), "secret", "secret:sign"), "127.0.0.1"),
        message("churn: run 812 failed", "no \"rows\""));
    Received one = received.get(0);
    String id = one.header("webhook-id");
    String time = one.header("webhook-timestamp");
    assertThat(id).isEqualTo("trainyard-7-abc").isEqualTo(one.header("Idempotency-Key"));
    assertThat(time).isEqualTo(Long.toString(NOW.getEpochSecond()));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("sign-me".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] expected =
        mac.doFinal((id + "." + time + "." + one.body()).getBytes(StandardCharsets.UTF_8));
    assertThat(one.header("webhook-signature"))
        .isEqualTo("v1," + Base64.getEncoder().encodeToString(expected));
    JsonNode body = JsonMapper.builder().build().readTree(one.body());
    assertThat(body.path("run").intValue()).isEqualTo(812);
    assertThat(body.path("event").intValue()).isEqualTo(6);
    assertThat(body.path("urgent").booleanValue()).isTrue();
    assertThat(body.path("about").stringValue()).isEqualTo("failure");
    assertThat(body.path("lines").get(0).stringValue()).isEqualTo("no \"rows\"");
  }

  @Test
  void what_an_answer_says_decides_whether_it_is_tried_again() {
    HomeChannels channels =
        channels("webhook", Map.of("url", url(), "secret", "secret:sign"), "127.0.0.1");
    for (int again : List.of(500, 503, 429, 401, 404, 302)) {
      status = again;
      assertThatThrownBy(() -> send(channels, message("x")))
          .isInstanceOfSatisfying(
              Channel.Undelivered.class, e -> assertThat(e.isForGood()).as("" + again).isFalse())
          .hasMessage("127.0.0.1:" + web.getAddress().getPort() + " answered " + again);
    }
    for (int never : List.of(400, 410, 413, 422)) {
      status = never;
      assertThatThrownBy(() -> send(channels, message("x")))
          .isInstanceOfSatisfying(
              Channel.Undelivered.class, e -> assertThat(e.isForGood()).as("" + never).isTrue());
    }
    assertThat(received).hasSize(10);
  }

  @Test
  void a_receiver_that_is_not_there_is_told_without_its_path() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Map<String, String> gone =
        Map.of("url", "http://127.0.0.1:" + port + "/secret-path", "secret", "secret:sign");
    assertThatThrownBy(() -> send(channels("webhook", gone, "127.0.0.1"), message("x")))
        .hasMessage("127.0.0.1:" + port + " does not answer: ConnectException");
    assertThatThrownBy(() -> send(channels("slack", Map.of("url", "secret:nobody")), message("x")))
        .hasMessageContaining("there is no secret 'nobody'");
  }
}
