package io.trainyard.executors.script;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.executors.place.Command;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What runs a script, told apart from what ran it before: Python by its version and the packages it
 * finds, any other program by its bytes. Each program is asked once. Thread-safe.
 */
final class Interpreters {
  private static final String ASK_PYTHON =
      """
      import os, sys
      print(sys.version.split()[0])
      for place in sys.path:
          if os.path.isdir(place):
              for name in sorted(os.listdir(place)):
                  if name.endswith(('.dist-info', '.egg-info', '.egg-link')):
                      print(name)
      """;

  private final ScriptHost host;
  private final Map<Path, Map<String, String>> known = new ConcurrentHashMap<>();

  Interpreters(ScriptHost host) {
    this.host = host;
  }

  /**
   * What to know of a program by names that people read; empty where it does not tell.
   *
   * @param command starts the script
   */
  Optional<Map<String, String>> parts(Language language, List<String> command)
      throws IOException, InterruptedException {
    Path program = Path.of(command.get(0));
    if (language == Language.PYTHON) {
      return python(program);
    }
    Optional<Path> shell = command.size() > 1 ? Optional.of(program) : named(program);
    return shell.isEmpty()
        ? Optional.of(Map.of())
        : Optional.of(Map.of("interpreter", digest(shell.get())));
  }

  private Optional<Map<String, String>> python(Path program)
      throws IOException, InterruptedException {
    Map<String, String> found = known.get(program);
    if (found != null) {
      return Optional.of(found);
    }
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    Command command =
        new Command(
            List.of(program.toString(), "-c", ASK_PYTHON),
            Objects.requireNonNull(program.toAbsolutePath().getParent()),
            ScriptEnvironment.of(host.environment()));
    if (host.processes().run(command, said) != 0) {
      return Optional.empty();
    }
    List<String> lines = said.toString(StandardCharsets.UTF_8).lines().toList();
    Map<String, String> parts =
        Map.of(
            "interpreter",
            "python " + (lines.isEmpty() ? "" : lines.get(0)),
            "packages",
            Digest.of(String.join("\n", lines.subList(Math.min(1, lines.size()), lines.size())))
                .toString());
    known.put(program, parts);
    return Optional.of(parts);
  }

  /** The program that the {@code #!} line of an executable script names; of env, what it finds. */
  private Optional<Path> named(Path script) throws IOException {
    try (InputStream in = Files.newInputStream(script)) {
      String begin = new String(in.readNBytes(256), StandardCharsets.ISO_8859_1);
      String line = begin.lines().findFirst().orElse("");
      if (!line.startsWith("#!")) {
        return Optional.empty();
      }
      String[] words = line.substring(2).strip().split("\\s+");
      boolean isFound = words[0].endsWith("/env") && words.length > 1;
      return isFound
          ? Programs.find(words[words.length - 1], host.environment())
          : Optional.of(Path.of(words[0])).filter(Files::isRegularFile);
    }
  }

  private static String digest(Path file) throws IOException {
    return Digest.of(Files.readAllBytes(file)).toString();
  }
}
