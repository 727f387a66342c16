package io.trainyard.engine.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskerTest {
  private static final String SECRET = "s3cr/t p@ss+w\"rd?";

  private final Masker masker = new Masker();

  @Test
  void a_secret_is_hidden_as_written() {
    masker.hide(SECRET);

    assertThat(masker.mask("login ada:" + SECRET + "!")).isEqualTo("login ada:***!");
  }

  @Test
  void text_without_a_secret_stays_as_it_is() {
    masker.hide(SECRET);

    assertThat(masker.mask("Zoë % \\ zählt\n")).isEqualTo("Zoë % \\ zählt\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "ab", "abc", "ada:", "https://ada:"})
  void a_secret_is_hidden_in_base64_wherever_it_stands_in_what_was_encoded(String before) {
    masker.hide(SECRET);
    String encoded = Base64.getEncoder().encodeToString(bytes(before + SECRET + "xyz"));

    String masked = masker.mask("Authorization: Basic " + encoded);

    assertThat(masked).contains("***");
    assertThat(longestCommonPart(masked, encoded)).isLessThanOrEqualTo(before.length() * 4 / 3 + 8);
  }

  @Test
  void a_secret_is_hidden_percent_encoded_in_either_case() {
    masker.hide(SECRET);
    String upper = URLEncoder.encode(SECRET, StandardCharsets.UTF_8);

    assertThat(masker.mask("?p=" + upper + "&x")).isEqualTo("?p=***&x");
    assertThat(masker.mask("?p=" + upper.replace("+", "%20").replace("%2F", "/") + "&x"))
        .isEqualTo("?p=***&x");
    assertThat(masker.mask("?p=" + upper.replace("%2F", "%2f").replace("%2B", "%2b")))
        .isEqualTo("?p=***");
  }

  @Test
  void a_secret_is_hidden_as_the_text_of_a_json_string() {
    masker.hide("né\"w\nline");

    assertThat(masker.mask("{\"p\":\"né\\\"w\\nline\"}")).isEqualTo("{\"p\":\"***\"}");
    assertThat(masker.mask("{\"p\":\"n\\u00e9\\\"w\\nline\"}")).isEqualTo("{\"p\":\"***\"}");
  }

  @Test
  void the_lines_of_a_long_key_are_hidden_one_by_one() {
    masker.hide("-----BEGIN KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQ\n-----END KEY-----\n");

    assertThat(masker.mask("  | MIIEvQIBADANBgkqhkiG9w0BAQ")).isEqualTo("  | ***");
  }

  @Test
  void the_longer_of_two_secrets_is_hidden_whole() {
    masker.hide("abcd");
    masker.hide("abcdefgh");

    assertThat(masker.mask("abcdefgh abcd")).isEqualTo("*** ***");
  }

  @Test
  void a_very_long_secret_is_hidden() {
    String secret = "k".repeat(60_000);
    masker.hide(secret);

    assertThat(masker.mask("<" + secret + ">")).isEqualTo("<***>");
  }

  @Test
  void a_stream_hides_secrets_that_come_in_pieces() throws IOException {
    masker.hide(SECRET);
    masker.hide(SECRET + "-and-more");
    String text = "x" + SECRET + " y " + SECRET + "-and-more z " + SECRET.substring(0, 5);
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      ByteArrayOutputStream seen = new ByteArrayOutputStream();
      try (OutputStream out = masker.over(seen)) {
        byte[] all = bytes(text);
        for (int at = 0; at < all.length; ) {
          int length = Math.min(all.length - at, 1 + random.nextInt(9));
          out.write(all, at, length);
          at += length;
        }
      }
      assertThat(seen.toString(StandardCharsets.UTF_8))
          .isEqualTo("x*** y *** z " + SECRET.substring(0, 5));
    }
  }

  @Test
  void a_stream_holds_nothing_back_that_cannot_begin_a_secret() throws IOException {
    masker.hide(SECRET);
    ByteArrayOutputStream seen = new ByteArrayOutputStream();

    masker.over(seen).write(bytes("ready\n"));

    assertThat(seen.toString(StandardCharsets.UTF_8)).isEqualTo("ready\n");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static int longestCommonPart(String one, String other) {
    int longest = 0;
    for (int from = 0; from < other.length(); from++) {
      int to = from + longest + 1;
      while (to <= other.length() && one.contains(other.substring(from, to))) {
        longest = to - from;
        to++;
      }
    }
    return longest;
  }
}
