package io.trainyard.engine.store;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first line of a segment, readable by people.
 *
 * @param storeId 32 hexadecimal digits that all segments of a log share
 * @param seal the chain's digest at the end of the previous segment
 */
record SegmentHeader(String storeId, String seal) {
  private static final String MAGIC = "trainyard-log 1";
  private static final Pattern LINE = Pattern.compile(MAGIC + " ([0-9a-f]{32}) ([0-9a-f]{64})\n");

  /** Length of every header: the fields have fixed widths. */
  static final int SIZE = MAGIC.length() + 1 + 32 + 1 + 64 + 1;

  byte[] bytes() {
    return (MAGIC + " " + storeId + " " + seal + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  static SegmentHeader read(Path segment) throws IOException {
    String line;
    try (InputStream in = new FileInputStream(segment.toFile())) {
      line = new String(in.readNBytes(SIZE), StandardCharsets.ISO_8859_1);
    }
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new DamagedLog(
          segment, 0, SegmentName.firstSeq(segment), "follows a first line that is no segment's");
    }
    return new SegmentHeader(matcher.group(1), matcher.group(2));
  }
}
