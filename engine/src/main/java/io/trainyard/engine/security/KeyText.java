package io.trainyard.engine.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A key as its bearer holds it: {@code ty_<8 characters>_<43 characters>}. The first part tells
 * keys apart and may be shown; the last part is 256 random bits in base64url. Only the SHA-256 of
 * the whole is kept anywhere: that many random bits need no slow hash.
 */
public final class KeyText {
  private static final Pattern FORM = Pattern.compile("ty_[a-z2-7]{8}_[A-Za-z0-9_-]{43}");
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int PREFIX = "ty_".length() + 8;
  private static final int SECRET_BYTES = 32;

  private final String text;

  private KeyText(String text) {
    this.text = text;
  }

  /** A key that nobody has seen. */
  static KeyText make(SecureRandom random) {
    StringBuilder text = new StringBuilder("ty_");
    for (int i = 0; i < 8; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    text.append('_').append(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    return new KeyText(text.toString());
  }

  /** Reads what a request carries; empty = no key looks so. */
  public static Optional<KeyText> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new KeyText(text)) : Optional.empty();
  }

  /** The part that may be shown, such as {@code ty_k3p7qa2m}. */
  public String prefix() {
    return text.substring(0, PREFIX);
  }

  /** SHA-256 of the whole, 64 hexadecimal digits. */
  String digest() {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The whole key, to be shown once. */
  public String reveal() {
    return text;
  }

  /** The prefix alone, so that no message shows a key by mistake. */
  @Override
  public String toString() {
    return prefix();
  }
}
