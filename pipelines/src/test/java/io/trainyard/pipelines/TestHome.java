package io.trainyard.pipelines;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.testing.GeneratedFile;
import io.trainyard.web.app.Main;
import io.trainyard.web.app.Shell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A home of its own, and the command called in this process as a shell would call it. */
public final class TestHome {
  private final Path folder;
  private final Map<String, String> environment;

  private TestHome(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /** A home in {@code home} below a working folder. */
  public static TestHome in(Path folder) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("TRAINYARD_HOME", folder.resolve("home").toString());
    return new TestHome(folder, Map.copyOf(environment));
  }

  /** The same home, with one more environment variable. */
  public TestHome with(String variable, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(variable, value);
    return new TestHome(folder, Map.copyOf(more));
  }

  /** The working folder. */
  public Path folder() {
    return folder;
  }

  /** Where everything is kept. */
  public Path home() {
    return folder.resolve("home");
  }

  /** The file of an artifact, by its digest. */
  public Path artifact(String digest) throws IOException {
    String hex = Digest.parse(digest).hex();
    try (Stream<Path> files = Files.walk(home().resolve("artifacts"))) {
      return files
          .filter(file -> file.getFileName().toString().equals(hex))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no artifact " + digest));
    }
  }

  /** A pipeline that Trainyard ships. */
  public static String shipped(String name) {
    return GeneratedFile.top().resolve("pipelines").resolve(name + ".groovy").toString();
  }

  /** Calls the command and waits for its end. */
  public Ended trainyard(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Shell shell =
        Shell.quiet(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            folder,
            environment);
    int exit = Main.run(arguments, shell);
    return new Ended(
        String.join(" ", arguments),
        exit,
        out.toString(StandardCharsets.UTF_8),
        err.toString(StandardCharsets.UTF_8));
  }
}
