package io.trainyard.engine.store;

import java.io.IOException;
import java.nio.file.Path;

/** The log was written by a later release; it is left as it is. */
public final class LaterLog extends IOException {
  private static final long serialVersionUID = 1;

  LaterLog(Path segment, String format) {
    super(
        "%s has log format %s, and this release reads format %d: use the release that wrote it, or another --home"
            .formatted(segment, format, LogFormat.SEGMENT_FORMAT));
  }

  LaterLog(String address, int format, int known) {
    super(
        "%s has log format %d, and this release reads format %d: use the release that wrote it, or another address"
            .formatted(address, format, known));
  }
}
