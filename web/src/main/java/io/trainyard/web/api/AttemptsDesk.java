package io.trainyard.web.api;

import java.io.IOException;
import java.io.InputStream;

/** Attempts of runs and what they wrote. Thread-safe. What does not exist is a {@link Problem}. */
public interface AttemptsDesk {
  AttemptView attempt(long run, long attempt);

  /** What an attempt has written so far; it grows while the attempt runs. */
  Log log(long run, long attempt);

  /** A log, read from any byte. */
  interface Log {
    /** How many bytes there are now. */
    long size() throws IOException;

    /** Its bytes from this one on; the caller closes it. */
    InputStream from(long start) throws IOException;

    /** Whether nothing is written any more. */
    boolean isComplete();
  }
}
