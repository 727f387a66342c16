package io.trainyard.engine.security;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first part of an answer.
 *
 * @param headers by name in small letters; the first of each
 */
record HttpHead(int status, Map<String, String> headers) {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-9][0-9]{2})(?: .*)?");
  private static final int MOST_BYTES = 64 << 10;

  static HttpHead read(InputStream in) throws IOException {
    Budget budget = new Budget(in);
    Matcher status = STATUS.matcher(budget.line());
    if (!status.matches()) {
      throw new ProtocolException("this is no answer of HTTP/1.1");
    }
    Map<String, String> headers = new HashMap<>();
    for (String line = budget.line(); !line.isEmpty(); line = budget.line()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
        headers.putIfAbsent(name, line.substring(colon + 1).strip());
      }
    }
    return new HttpHead(Integer.parseInt(status.group(1)), headers);
  }

  /** The body that follows, as RFC 9112, section 6.3, delimits it. */
  InputStream body(InputStream in, boolean isHead) throws IOException {
    if (isHead || status == 204 || status == 304) {
      return InputStream.nullInputStream();
    }
    String encoding = headers.getOrDefault("transfer-encoding", "").toLowerCase(Locale.ROOT);
    if (encoding.equals("chunked")) {
      return new HttpBody(in, -1, true);
    } else if (!encoding.isEmpty()) {
      throw new ProtocolException("the answer comes in a transfer encoding that was not asked for");
    }
    String length = headers.get("content-length");
    if (length == null) {
      return in;
    }
    if (!length.matches("[0-9]{1,18}")) {
      throw new ProtocolException("the answer's length is no number");
    }
    return new HttpBody(in, Long.parseLong(length), false);
  }

  /** Lines of a head that must end some time. */
  private static final class Budget {
    private final InputStream in;
    private int left = MOST_BYTES;

    Budget(InputStream in) {
      this.in = in;
    }

    String line() throws IOException {
      String line = HttpHead.line(in, left);
      left -= line.length() + 2;
      return line;
    }
  }

  /** One line without its end. */
  static String line(InputStream in, int most) throws IOException {
    byte[] bytes = new byte[256];
    int count = 0;
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the answer broke off");
      }
      if (count >= most) {
        throw new ProtocolException("the answer's head is too long");
      }
      if (count == bytes.length) {
        bytes = java.util.Arrays.copyOf(bytes, 2 * count);
      }
      bytes[count++] = (byte) next;
    }
    int end = count > 0 && bytes[count - 1] == '\r' ? count - 1 : count;
    return new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
  }
}
