package io.trainyard.engine.faults;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of the n-th thing that a process asks of its disk or its database: nothing,
 * an error, or the end of the process. Thread-safe.
 */
public final class Trouble {
  /** What happens at the chosen operation. */
  public enum Kind {
    /** Nothing ever happens. */
    NONE,
    /** The process dies before it: this and everything after it is not done. */
    CRASH_BEFORE,
    /** The process dies after it: it is done, but nobody hears of that. */
    CRASH_AFTER,
    /** It fails once. */
    IO_ERROR,
    /** It fails, and so does every further write until {@link #mend}. */
    DISK_FULL
  }

  /** The process is dead; what still runs of it in this test changes nothing any more. */
  public static final class Crash extends Error {
    private static final long serialVersionUID = 1;

    Crash(String what) {
      super("the process died at: " + what, null, false, false);
    }
  }

  private final Kind kind;
  private final int at;
  private int count;
  private boolean dead;
  private boolean full;
  private @Nullable String struck;

  private Trouble(Kind kind, int at) {
    this.kind = kind;
    this.at = at;
  }

  public static Trouble none() {
    return new Trouble(Kind.NONE, 0);
  }

  /** Trouble at the n-th operation, from 1. */
  public static Trouble at(int n, Kind kind) {
    return new Trouble(kind, n);
  }

  /** An operation that changes something. */
  @FunctionalInterface
  public interface Operation<T, E extends Exception> {
    T run() throws E, IOException;
  }

  /** Does the operation, unless it is not to be. */
  synchronized <T, E extends Exception> T operate(String what, Operation<T, E> operation)
      throws E, IOException {
    requireAlive();
    boolean isChosen = ++count == at && kind != Kind.NONE;
    if (isChosen) {
      struck = what;
    }
    if (full || isChosen && kind == Kind.DISK_FULL) {
      full = true;
      throw new IOException(what + ": No space left on device");
    }
    if (isChosen && kind == Kind.IO_ERROR) {
      throw new IOException(what + ": Input/output error");
    }
    if (isChosen && kind == Kind.CRASH_BEFORE) {
      die();
    }
    T result = operation.run();
    if (isChosen && kind == Kind.CRASH_AFTER) {
      die();
    }
    return result;
  }

  private void die() {
    dead = true;
    requireAlive();
  }

  /** Fails when the process has died. */
  synchronized void requireAlive() {
    if (dead) {
      throw new Crash(String.valueOf(struck));
    }
  }

  /** Gives room again. */
  public synchronized void mend() {
    full = false;
  }

  /** Whether the process has died. */
  public synchronized boolean isDead() {
    return dead;
  }

  /** How many changes there were. */
  public synchronized int count() {
    return count;
  }

  /** What was struck; null while nothing was. */
  public synchronized @Nullable String struck() {
    return struck;
  }
}
