package io.trainyard.web.app;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The shell in which the command was typed.
 *
 * @param out results and {@code --json}
 * @param err progress and refusals
 * @param folder the working directory
 * @param clock the time, and the zone in which it is shown
 * @param columns width of the terminal behind {@code err}; empty when it is none
 */
public record Shell(
    PrintStream out,
    PrintStream err,
    InputStream in,
    Path folder,
    Map<String, String> environment,
    OptionalInt columns,
    Clock clock,
    Signals signals) {

  /** The shell of this process. The launcher says how wide the terminal is, if there is one. */
  static Shell ofProcess() {
    return new Shell(
        new PrintStream(System.out, true, StandardCharsets.UTF_8),
        new PrintStream(System.err, true, StandardCharsets.UTF_8),
        System.in,
        Path.of("").toAbsolutePath(),
        System.getenv(),
        columns(System.getProperty("trainyard.columns")),
        Clock.systemDefaultZone(),
        new ProcessSignals());
  }

  /** A shell in which nobody types: no terminal, no input, no signals. */
  public static Shell quiet(
      PrintStream out, PrintStream err, Path folder, Map<String, String> environment) {
    return new Shell(
        out,
        err,
        InputStream.nullInputStream(),
        folder,
        environment,
        OptionalInt.empty(),
        Clock.systemDefaultZone(),
        Signals.NONE);
  }

  private static OptionalInt columns(@org.jspecify.annotations.Nullable String text) {
    if (text == null) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(text.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(text) : 80);
  }

  /** Whether colours are welcome: on a terminal, unless {@code NO_COLOR} is set. */
  boolean colours() {
    return columns.isPresent() && environment.getOrDefault("NO_COLOR", "").isEmpty();
  }

  /** A path as typed, relative to the working directory. */
  Path resolve(String path) {
    return folder.resolve(path).normalize();
  }
}
