package io.trainyard.engine.store;

import io.trainyard.engine.event.Journal.JournalStopped;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says why nothing can be written any more. */
final class StopReason {
  private static final long MIB = 1 << 20;

  /** With less room than the largest frame, a failed write is a full disk. */
  private static final long FULL_BELOW = LogFormat.MAX_BODY;

  private StopReason() {}

  static JournalStopped closed() {
    return new JournalStopped("the home is closed", new IOException("closed"));
  }

  static JournalStopped failed(Path home, Throwable failure) {
    long room = usable(home);
    String what;
    if (saysFull(failure) || room < FULL_BELOW) {
      what =
          String.format(
              Locale.ROOT,
              "the disk of %s is full (%,d MiB left): free at least %,d MiB, then start again",
              home,
              room / MIB,
              FULL_BELOW / MIB);
    } else {
      what = home + " cannot be written: " + failure.getMessage() + "; mend that, then start again";
    }
    return new JournalStopped(
        what + "; everything acknowledged is safe, what was under way may be lost", failure);
  }

  /** The same for a home that cannot be opened for a reason of the file system. */
  static IOException notOpened(Path home, FileSystemException failure) {
    String reason =
        failure instanceof AccessDeniedException ? "no permission" : failure.getReason();
    String at = failure.getFile();
    return new IOException(
        String.format(
            Locale.ROOT,
            "%s cannot be used as a home: %s: %s; mend that, or give another --home",
            home,
            at,
            reason == null ? failure.getClass().getSimpleName() : reason),
        failure);
  }

  private static boolean saysFull(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = next(cause)) {
      String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
      if (message.contains("no space left")
          || message.contains("not enough space")
          || message.contains("quota exceeded")) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Throwable next(Throwable failure) {
    return failure.getCause() == failure ? null : failure.getCause();
  }

  private static long usable(Path home) {
    try {
      return Files.getFileStore(home).getUsableSpace();
    } catch (IOException e) {
      return Long.MAX_VALUE;
    }
  }
}
