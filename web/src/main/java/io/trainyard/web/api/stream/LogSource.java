package io.trainyard.web.api.stream;

import io.trainyard.web.api.AttemptsDesk;
import java.io.IOException;
import java.io.InputStream;

/** What an attempt writes, until it has ended. */
final class LogSource implements Source {
  private static final int PIECE = 64 * 1024;
  private final AttemptsDesk.Log log;
  private long at;
  private boolean wasComplete;

  LogSource(AttemptsDesk.Log log) {
    this.log = log;
  }

  @Override
  public byte[] next() throws IOException {
    wasComplete = log.isComplete(); // before the last look, lest its last words are missed
    if (log.size() <= at) {
      return new byte[0];
    }
    try (InputStream in = log.from(at)) {
      byte[] more = in.readNBytes(PIECE);
      at += more.length;
      return more;
    }
  }

  @Override
  public boolean isOver() {
    return wasComplete;
  }
}
