package io.trainyard.engine.security;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * Replaces secrets by {@code ***} wherever they would be seen: as they are, in base64 (also inside
 * a longer text that was encoded), percent-encoded as in a URL, and escaped as in JSON. Values of
 * fewer than four characters are not masked, since they cannot be told from ordinary text.
 *
 * <p>Thread-safe. A secret is hidden in everything that is written after {@link #hide} returns.
 */
public final class Masker {
  static final String MASK = "***";
  private static final int SHORTEST = 4;

  private final Set<String> hidden = new HashSet<>();
  private volatile SecretForms forms = SecretForms.of(Set.of());

  /** Hides a value from now on. */
  public void hide(String value) {
    if (value.length() < SHORTEST) {
      return;
    }
    synchronized (hidden) {
      if (hidden.add(value)) {
        forms = SecretForms.of(hidden);
      }
    }
  }

  /** A text without secrets. */
  public String mask(String text) {
    SecretForms now = forms;
    if (now.isEmpty()) {
      return text;
    }
    String bytes = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    StringBuilder masked = new StringBuilder(bytes.length());
    int taken = scan(now, bytes, true, masked);
    return taken == bytes.length()
            && masked.length() == bytes.length()
            && bytes.contentEquals(masked)
        ? text
        : new String(
            masked.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /**
   * A stream that masks what passes, also where a secret comes in pieces. What might be the
   * beginning of a secret is held back until more comes or the stream is closed.
   */
  public OutputStream over(OutputStream out) {
    return new MaskingStream(this, out);
  }

  /**
   * Masks the text into {@code masked}.
   *
   * @param bytes each character stands for one byte
   * @param last no more will come
   * @return how much was taken; the rest may be the beginning of a secret
   */
  int scan(String bytes, boolean last, StringBuilder masked) {
    return scan(forms, bytes, last, masked);
  }

  private static int scan(SecretForms forms, String bytes, boolean last, StringBuilder masked) {
    if (forms.isEmpty()) {
      masked.append(bytes);
      return bytes.length();
    }
    BitSet starts = forms.starts();
    Matcher matcher = forms.matcher(bytes);
    int at = 0;
    while (at < bytes.length()) {
      if (!starts.get(bytes.charAt(at))) {
        masked.append(bytes.charAt(at++));
        continue;
      }
      boolean found = matcher.region(at, bytes.length()).lookingAt();
      if (!last && matcher.hitEnd()) {
        return at;
      }
      masked.append(found ? MASK : bytes.substring(at, at + 1));
      at = found ? matcher.end() : at + 1;
    }
    return at;
  }
}
