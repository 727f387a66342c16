package io.trainyard.web.app;

import io.trainyard.executors.place.Folders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Uses the command as people do, so that the JVM, started with {@code -XX:ArchiveClassesAtExit},
 * keeps the classes it loads for later starts. Called by the launcher, with the folder of the
 * shipped pipelines.
 */
public final class ClassArchive {
  /** No picture is drawn: JDK 17 crashes where it is to keep classes of the layout's library. */
  private static final String[][] CALLS = {
    {"version"},
    {"--help"},
    {"lint", "%s/churn.groovy"},
    {"lint", "%s/churn.groovy"},
    {"plan", "%s/churn.groovy"},
    {"graph", "%s/churn.groovy"},
    {"run", "%s/hello.groovy"},
    {"run", "%s/hello.groovy"},
    {"runs"},
    {"show", "1"},
    {"why", "2"},
    {"models"},
    {"doctor", "--json"},
    {"worker"}
  };

  private ClassArchive() {}

  /** Makes every call in a home of its own, which is deleted. */
  public static void main(String[] arguments) throws IOException {
    String pipelines = arguments.length == 0 ? "pipelines" : arguments[0];
    Path home = Files.createTempDirectory("trainyard-archive");
    try {
      Shell shell = silent(home);
      for (String[] call : CALLS) {
        String[] words = new String[call.length];
        for (int at = 0; at < call.length; at++) {
          words[at] = call[at].replace("%s", pipelines);
        }
        Main.run(words, shell);
      }
    } finally {
      Folders.delete(home);
    }
  }

  private static Shell silent(Path home) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    return new Shell(
        nowhere,
        nowhere,
        new ByteArrayInputStream(new byte[0]),
        home,
        Map.of("TRAINYARD_HOME", home.toString()),
        OptionalInt.empty(),
        Clock.systemDefaultZone(),
        new ProcessSignals());
  }
}
