package io.trainyard.engine.store;

import io.trainyard.engine.event.Journal.JournalStopped;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
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
    String what =
        isFull(home, failure)
            ? full(home)
            : home
                + " cannot be written: "
                + failure.getMessage()
                + "; mend that, then start again";
    return new JournalStopped(
        what + "; everything acknowledged is safe, what was under way may be lost", failure);
  }

  /** The same for a home that cannot be opened, where the file system is the reason. */
  static IOException notOpened(Path home, IOException failure) {
    if (failure instanceof HomeInUse || failure instanceof DamagedLog) {
      return failure;
    }
    if (isFull(home, failure)) {
      return new IOException(full(home), failure);
    }
    if (failure instanceof FileSystemException file) {
      return new IOException(
          home
              + " cannot be used as a home: "
              + sentence(file)
              + "; mend that, or give another --home",
          failure);
    }
    return failure;
  }

  private static String sentence(FileSystemException failure) {
    String reason = failure.getReason();
    if (failure instanceof AccessDeniedException) {
      reason = "no permission";
    } else if (failure instanceof FileAlreadyExistsException) {
      reason = "a file is in the way";
    }
    return failure.getFile()
        + ": "
        + (reason == null ? failure.getClass().getSimpleName() : reason);
  }

  private static boolean isFull(Path home, Throwable failure) {
    return saysFull(failure) || usable(home) < FULL_BELOW;
  }

  private static String full(Path home) {
    return String.format(
        Locale.ROOT,
        "the disk of %s is full (%,d MiB left): free at least %,d MiB; serve goes on by itself then,"
            + " anything else is to be started again",
        home,
        usable(home) / MIB,
        FULL_BELOW / MIB);
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
