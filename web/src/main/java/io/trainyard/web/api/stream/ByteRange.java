package io.trainyard.web.api.stream;

import io.trainyard.web.api.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One range of bytes, as the header {@code Range} of RFC 9110 names it.
 *
 * @param end the first byte behind it
 */
record ByteRange(long start, long end) {
  private static final Pattern FORM = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

  /** Whether the header asks for one range; any other is passed over, as RFC 9110 allows. */
  static boolean isOne(@Nullable String header) {
    return header != null && !header.equals("bytes=-") && FORM.matcher(header).matches();
  }

  /** The range of a header that {@link #isOne}; a {@link Problem} 416 where nothing is in it. */
  static ByteRange of(String header, long size) {
    Matcher form = FORM.matcher(header);
    if (!form.matches()) {
      throw new IllegalArgumentException(header);
    }
    String first = form.group(1);
    String last = form.group(2);
    long start = first.isEmpty() ? Math.max(0, size - number(last)) : number(first);
    long end = first.isEmpty() || last.isEmpty() ? size : Math.min(size, number(last) + 1);
    if (start >= end) {
      throw Problem.of(416, "There are " + size + " bytes, and none of them is in this range.");
    }
    return new ByteRange(start, end);
  }

  private static long number(String digits) {
    return Long.parseLong(digits);
  }

  long length() {
    return end - start;
  }

  /** The header of an answer with this range. */
  String header(long size) {
    return "bytes " + start + "-" + (end - 1) + "/" + size;
  }
}
