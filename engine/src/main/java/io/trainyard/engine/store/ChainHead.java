package io.trainyard.engine.store;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The digest of a record of the log, and with it of all records before it. Who keeps one outside
 * can tell later whether the log was written anew, or cut, up to there.
 *
 * @param seq of the record's last event; 0 = the log was empty
 * @param digest SHA-256, 64 hexadecimal digits
 */
public record ChainHead(long seq, String digest) {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,18}):(?:sha256:)?([0-9a-f]{64})");

  /** Reads {@code 812:sha256:<hex>}; empty = it is none. */
  public static Optional<ChainHead> parse(String text) {
    Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    return matcher.matches()
        ? Optional.of(new ChainHead(Long.parseLong(matcher.group(1)), matcher.group(2)))
        : Optional.empty();
  }

  /** Such as {@code 812:sha256:<hex>}. */
  @Override
  public String toString() {
    return seq + ":sha256:" + digest;
  }
}
