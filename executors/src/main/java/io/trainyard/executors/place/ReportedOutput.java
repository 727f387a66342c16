package io.trainyard.executors.place;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What an attempt prints, reported line by line: in a worker that does several attempts one after
 * the other, so that each line is known to be of one of them.
 */
final class ReportedOutput extends OutputStream {
  /** A longer line goes in pieces. */
  private static final int LONGEST = 8_192;

  private final long token;
  private final Reports reports;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  ReportedOutput(long token, Reports reports) {
    this.token = token;
    this.reports = reports;
  }

  @Override
  public synchronized void write(int written) {
    // A piece begins with the first byte of a character.
    boolean isWithin = (written & 0xC0) == 0x80;
    if (line.size() >= LONGEST && !isWithin) {
      flush();
    }
    line.write(written);
    if (written == '\n') {
      flush();
    }
  }

  @Override
  public synchronized void flush() {
    if (line.size() > 0) {
      reports.send(new AttemptReport.Printed(token, line.toString(StandardCharsets.UTF_8)));
      line.reset();
    }
  }
}
