package io.trainyard.web.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Text as a part of an address, or of a header. */
public final class Encoded {
  private Encoded() {}

  public static String text(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
