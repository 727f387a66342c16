package io.trainyard.engine.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Every way in which secrets may be written, as one pattern over bytes. Immutable. */
final class SecretForms {
  private static final int SHORTEST_LINE = 16;

  /** Java's patterns recurse once a byte; longer secrets are found as written, in URLs and JSON. */
  private static final int LONGEST_ESCAPED = 500;

  private final Pattern pattern;
  private final BitSet starts;

  private SecretForms(Pattern pattern, BitSet starts) {
    this.pattern = pattern;
    this.starts = starts;
  }

  static SecretForms of(Collection<String> secrets) {
    BitSet starts = new BitSet(256);
    Set<String> literals = new LinkedHashSet<>();
    List<Form> forms = new ArrayList<>();
    for (String secret : secrets) {
      for (String part : parts(secret)) {
        byte[] bytes = part.getBytes(UTF_8);
        literals.addAll(base64(bytes));
        literals.addAll(List.of(bytesOf(part), json(part), URLEncoder.encode(part, UTF_8)));
        if (bytes.length <= LONGEST_ESCAPED) {
          forms.add(new Form(bytes.length, escaped(bytes)));
          markStarts(bytes[0], starts);
        }
      }
    }
    for (String literal : literals) {
      forms.add(new Form(literal.length(), Pattern.quote(literal)));
      starts.set(literal.charAt(0));
    }
    // The longest first: what holds another secret inside is masked whole.
    forms.sort(Comparator.comparingInt(Form::length).reversed());
    String all = forms.stream().map(Form::pattern).collect(Collectors.joining("|"));
    return new SecretForms(Pattern.compile(all, Pattern.DOTALL), starts);
  }

  boolean isEmpty() {
    return starts.isEmpty();
  }

  /** The bytes a form may begin with. */
  BitSet starts() {
    return starts;
  }

  Matcher matcher(String bytes) {
    return pattern.matcher(bytes);
  }

  /** A key of several lines is often shown line by line. */
  private static List<String> parts(String secret) {
    List<String> parts = new ArrayList<>(List.of(secret));
    if (secret.indexOf('\n') >= 0) {
      secret
          .lines()
          .map(String::strip)
          .filter(line -> line.length() >= SHORTEST_LINE)
          .forEach(parts::add);
    }
    return parts;
  }

  /**
   * The bytes in base64, also where they stand inside something longer: the characters that depend
   * on these bytes alone, at each of the three places a byte may have in a group.
   */
  private static Set<String> base64(byte[] bytes) {
    Set<String> forms = new LinkedHashSet<>();
    forms.add(Base64.getEncoder().encodeToString(bytes));
    forms.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
    forms.add(Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(bytes));
    for (int before = 0; before < 3; before++) {
      byte[] shifted = new byte[before + bytes.length];
      System.arraycopy(bytes, 0, shifted, before, bytes.length);
      String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      int first = (before * 8 + 5) / 6;
      int end = shifted.length * 8 / 6;
      forms.add(encoded.substring(first, end));
    }
    Set<String> urlSafe =
        forms.stream()
            .map(form -> form.replace('+', '-').replace('/', '_'))
            .collect(Collectors.toSet());
    forms.addAll(urlSafe);
    return forms;
  }

  /** Each byte as it is, percent-encoded, or escaped as in JSON and shell output. */
  private static String escaped(byte[] bytes) {
    StringBuilder pattern = new StringBuilder();
    for (byte one : bytes) {
      int code = Byte.toUnsignedInt(one);
      pattern.append("(?:").append(String.format(Locale.ROOT, "\\x%02x", code));
      pattern.append(String.format(Locale.ROOT, "|%%(?i:%02x)", code));
      if (code < 128) {
        pattern.append(String.format(Locale.ROOT, "|\\\\u00(?i:%02x)", code));
      }
      String other = otherEscape(code);
      if (!other.isEmpty()) {
        pattern.append('|').append(Pattern.quote(other));
      }
      pattern.append(')');
    }
    return pattern.toString();
  }

  /** As the text of a JSON string in ASCII. */
  private static String json(String text) {
    StringBuilder json = new StringBuilder();
    for (char letter : text.toCharArray()) {
      String other = letter == '/' ? "" : otherEscape(letter);
      if (letter > 126) {
        json.append(String.format(Locale.ROOT, "\\u%04x", (int) letter));
      } else {
        json.append(other.isEmpty() || letter == ' ' ? letter : other);
      }
    }
    return json.toString();
  }

  /** The UTF-8 bytes, one character each. */
  private static String bytesOf(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }

  private static String otherEscape(int code) {
    return switch (code) {
      case ' ' -> "+";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '/' -> "\\/";
      default -> "";
    };
  }

  private static void markStarts(byte first, BitSet starts) {
    int code = Byte.toUnsignedInt(first);
    starts.set(code);
    starts.set('%');
    starts.set('\\');
    if (code == ' ') {
      starts.set('+');
    }
  }

  /** One way to write a secret. */
  private record Form(int length, String pattern) {}
}
