package io.trainyard.web.app;

import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.event.Journal;
import io.trainyard.engine.run.StepFailure;
import io.trainyard.engine.store.HomeInUse;
import io.trainyard.web.api.Problem;
import io.trainyard.web.api.remote.Unreachable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Turns whatever ended a verb into one sentence and an exit; a stack trace goes to a file. */
final class Failures {
  /** Whose message is a sentence for people already. */
  private static final List<Class<? extends Throwable>> TELLS_ITSELF =
      List.of(
          Unreachable.class,
          HomeInUse.class,
          ArtifactStore.DamagedArtifact.class,
          Journal.JournalStopped.class,
          StepFailure.class);

  private Failures() {}

  static int end(Throwable thrown, Verb verb, Shell shell) {
    if (thrown instanceof Refusal refusal) {
      return say(shell, refusal.getMessage(), refusal.exit());
    }
    if (thrown instanceof Problem problem) {
      problem.mistakes().forEach(mistake -> shell.err().println(mistake.text()));
      return say(shell, problem.getMessage(), exit(problem));
    }
    if (TELLS_ITSELF.stream().anyMatch(type -> type.isInstance(thrown))) {
      return say(shell, Sentence.of(thrown.getMessage()), Exit.USAGE);
    }
    if (thrown instanceof UncheckedIOException wrapped && wrapped.getCause() != null) {
      return end(wrapped.getCause(), verb, shell);
    }
    if (thrown instanceof AccessDeniedException denied) {
      return say(shell, denied.getFile() + " may not be read or written by you.", Exit.USAGE);
    }
    if (thrown instanceof NoSuchFileException missing) {
      return say(shell, missing.getFile() + " does not exist.", Exit.USAGE);
    }
    if (thrown instanceof InterruptedException) {
      return Exit.INTERRUPTED;
    }
    return unexpected(thrown, verb, shell);
  }

  private static int exit(Problem problem) {
    return problem.status() == 422 ? Exit.FAILED : Exit.USAGE;
  }

  private static int unexpected(Throwable thrown, Verb verb, Shell shell) {
    String what =
        Sentence.of(
            thrown.getClass().getSimpleName() + ": " + Sentence.firstLine(thrown.getMessage()));
    String where;
    try {
      where = " Details: " + writeDetails(thrown, verb.home().folder(), shell);
    } catch (IOException | RuntimeException e) {
      where = "";
    }
    return say(shell, "something unexpected happened: " + what + where, Exit.USAGE);
  }

  private static Path writeDetails(Throwable thrown, Path home, Shell shell) throws IOException {
    Path folder = Files.isWritable(home) ? home.resolve("output") : temporaryFolder();
    Files.createDirectories(folder);
    String time =
        DateTimeFormatter.BASIC_ISO_DATE
            .withZone(java.time.ZoneOffset.UTC)
            .format(shell.clock().instant());
    Path file = folder.resolve("error-" + time + "-" + shell.clock().millis() + ".txt");
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    Files.writeString(file, text.toString());
    return file;
  }

  private static Path temporaryFolder() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }

  private static int say(Shell shell, @org.jspecify.annotations.Nullable String text, int exit) {
    shell.err().println("trainyard: " + text);
    return exit;
  }
}
