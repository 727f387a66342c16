package io.trainyard.executors.place;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A process to start. No shell reads the arguments: they reach the process as they are.
 *
 * @param argv the program and its arguments
 * @param folder where it works
 * @param environment all of its environment; of ours nothing is handed down
 */
public record Command(List<String> argv, Path folder, Map<String, String> environment) {
  public Command {
    argv = List.copyOf(argv);
    environment = Map.copyOf(environment);
    if (argv.isEmpty()) {
      throw new IllegalArgumentException("a command names a program");
    }
    argv.forEach(Command::refuseUnwritable);
    environment.values().forEach(Command::refuseUnwritable);
  }

  /** The operating system takes neither zero bytes nor what its locale has no bytes for. */
  private static void refuseUnwritable(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("no argument of a process can hold a zero byte");
    }
    Charset charset = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
    if (!charset.newEncoder().canEncode(text)) {
      throw new IllegalArgumentException(
          "an argument has letters that the locale (%s) cannot hand to a process: start with LC_ALL=C.UTF-8"
              .formatted(charset));
    }
  }
}
