package io.trainyard.engine.trigger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whether a call was signed by who knows a secret, and just now. The signature covers the call's
 * id, its time and its body.
 *
 * <p>Source: Standard Webhooks, 1.0.0: the base64 of HMAC-SHA256 over {@code id.timestamp.body},
 * after {@code v1,}; several signatures are parted by spaces. A secret that begins with {@code
 * whsec_} is base64, any other one is its UTF-8 bytes.
 */
public final class HookSignature {
  /** A call that is older than this, or so far in the future, may be one that is played again. */
  public static final Duration WINDOW = Duration.ofMinutes(5);

  private static final String VERSION = "v1,";
  private static final String ENCODED = "whsec_";
  private static final int MOST_SIGNATURES = 10;

  private HookSignature() {}

  /**
   * What a call says of itself.
   *
   * @param id by which its sender names it, the same when it is sent again
   * @param timestamp seconds since 1970, as text
   * @param signatures one or more
   */
  public record Head(String id, String timestamp, String signatures) {}

  /** Whether the call is of now. */
  public static boolean isRecent(Head head, Instant now) {
    if (!head.timestamp().matches("[0-9]{1,11}")) {
      return false;
    }
    try {
      Instant sent = Instant.ofEpochSecond(Long.parseLong(head.timestamp()));
      return Duration.between(sent, now).abs().compareTo(WINDOW) <= 0;
    } catch (DateTimeException | ArithmeticException e) {
      return false;
    }
  }

  /** Whether one of the signatures is that of the secret; takes as long for a wrong one. */
  public static boolean isSigned(Head head, byte[] body, String secret) {
    byte[] expected =
        signature(head.id(), head.timestamp(), body, secret).getBytes(StandardCharsets.UTF_8);
    boolean isSigned = false;
    String[] given = head.signatures().split(" ", MOST_SIGNATURES + 1);
    for (int i = 0; i < Math.min(given.length, MOST_SIGNATURES); i++) {
      isSigned |= MessageDigest.isEqual(expected, given[i].getBytes(StandardCharsets.UTF_8));
    }
    return isSigned;
  }

  /** What a sender writes into its header. */
  public static String signature(String id, String timestamp, byte[] body, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bytes(secret), "HmacSHA256"));
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return VERSION + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA256", e);
    }
  }

  private static byte[] bytes(String secret) {
    if (secret.startsWith(ENCODED)) {
      try {
        byte[] decoded = Base64.getDecoder().decode(secret.substring(ENCODED.length()));
        if (decoded.length > 0) {
          return decoded;
        }
      } catch (IllegalArgumentException e) {
        // Not base64 after all: the text itself is the secret.
      }
    }
    return secret.getBytes(StandardCharsets.UTF_8);
  }
}
