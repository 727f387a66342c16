package io.trainyard.executors.script;

import io.trainyard.engine.run.StepFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/**
 * Says what a script's exit code means.
 *
 * @param script its file name, for messages
 */
record ScriptEnd(String script, ScriptFolder folder) {
  private static final int RETRY = 75;
  private static final int LONGEST_FAILURE = 1_000;

  /**
   * Does nothing for 0.
   *
   * @throws StepFailure for every other code, with what the script wrote to {@code TY_FAILURE}
   */
  void check(int code) throws IOException {
    if (code == 0) {
      return;
    }
    String message = script + " ended with exit code " + code + meaning(code) + words();
    StepFailure failure =
        isForGood(code) ? StepFailure.forGood(message) : StepFailure.passing(message);
    throw failure.withExit(code);
  }

  /** The codes of sysexits.h that say: what was asked cannot be done; and those of a shell. */
  private static boolean isForGood(int code) {
    return (code >= 64 && code <= 78 && code != RETRY) || code == 126 || code == 127;
  }

  private static String meaning(int code) {
    if (code == RETRY) {
      return " (another try may help)";
    } else if (code == 126 || code == 127) {
      return " (a program it calls is not there or may not be run)";
    } else if (code == 137) {
      return " (killed by signal 9: out of memory?)";
    } else if (code > 128 && code < 160) {
      return " (ended by signal " + (code - 128) + ")";
    }
    return "";
  }

  /** What the script says itself; what it printed stays in the output, since it may hold rows. */
  private String words() throws IOException {
    if (!Files.isRegularFile(folder.failure())) {
      return "; what it printed is in the output of this step";
    }
    try (InputStream failure = Files.newInputStream(folder.failure())) {
      String text = new String(failure.readNBytes(LONGEST_FAILURE), StandardCharsets.UTF_8).strip();
      return text.isEmpty() ? "; what it printed is in the output of this step" : ": " + text;
    }
  }
}
