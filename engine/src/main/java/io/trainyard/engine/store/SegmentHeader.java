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
  private static final String NAME = "trainyard-log ";
  private static final String MAGIC = NAME + LogFormat.SEGMENT_FORMAT;
  private static final Pattern OTHER_FORMAT = Pattern.compile(NAME + "([0-9]{1,9}) .*\n?");
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
      refuseLater(segment, line);
      throw new DamagedLog(
          segment, 0, SegmentName.firstSeq(segment), "follows a first line that is no segment's");
    }
    return new SegmentHeader(matcher.group(1), matcher.group(2));
  }

  private static void refuseLater(Path segment, String line) throws LaterLog {
    Matcher other = OTHER_FORMAT.matcher(line);
    if (other.matches() && Integer.parseInt(other.group(1)) > LogFormat.SEGMENT_FORMAT) {
      throw new LaterLog(segment, other.group(1));
    }
  }
}
