package io.trainyard.web.api.stream;

import java.io.IOException;

/** What is sent to one client, piece by piece. Used by one thread at a time. */
public interface Source {
  /** The next bytes; none while there is nothing new. */
  byte[] next() throws IOException;

  /** Whether nothing more comes; asked only after {@link #next} gave none. */
  boolean isOver();
}
