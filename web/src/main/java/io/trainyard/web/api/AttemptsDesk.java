package io.trainyard.web.api;

import java.io.Closeable;
import java.io.IOException;

/** Attempts of runs and what they wrote. Thread-safe. What does not exist is a {@link Problem}. */
public interface AttemptsDesk {
  AttemptView attempt(long run, long attempt);

  /** What an attempt has written so far; it grows while the attempt runs. */
  Log log(long run, long attempt);

  /** A log that may still be written. */
  interface Log {
    /** What is there at this moment; the caller closes it. */
    Written look() throws IOException;

    /** Whether nothing is written any more. */
    boolean isComplete();
  }

  /**
   * A log as it is at one moment. Places count all bytes that were written, also those in the
   * middle that are left out of a long one. Not thread-safe.
   */
  interface Written extends Closeable {
    /** How many bytes were written. */
    long size();

    /** The first byte that is left out; the same as {@link #gapEnd} where none is. */
    long gapStart();

    /** The first byte that is kept again. */
    long gapEnd();

    /** At most so many of the bytes that are kept, from a place on. */
    byte[] read(long start, int most) throws IOException;

    /** All that is kept, with {@link #gapLine} for what is not. */
    byte[] whole() throws IOException;

    /** The line that stands for what is left out. */
    byte[] gapLine();

    /** Whether something is left out. */
    default boolean hasGap() {
      return gapEnd() > gapStart();
    }
  }
}
