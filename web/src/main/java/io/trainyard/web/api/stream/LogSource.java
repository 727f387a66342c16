package io.trainyard.web.api.stream;

import io.trainyard.web.api.AttemptsDesk;
import java.io.IOException;

/** What an attempt writes, until it has ended. Who is too slow is told what they have missed. */
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
    try (AttemptsDesk.Written now = log.look()) {
      if (now.hasGap() && at >= now.gapStart() && at < now.gapEnd()) {
        at = now.gapEnd();
        return now.gapLine();
      }
      long most = now.hasGap() && at < now.gapStart() ? now.gapStart() - at : PIECE;
      byte[] more = now.read(at, (int) Math.min(PIECE, most));
      at += more.length;
      return more;
    }
  }

  @Override
  public boolean isOver() {
    return wasComplete;
  }
}
