package io.trainyard.pipelines.bench;

import io.trainyard.engine.testing.GeneratedFile;
import io.trainyard.web.app.ClassArchive;
import io.trainyard.web.app.Main;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command as the launcher starts it, running a pipeline of one shell step on an empty home. The
 * launcher's archive of classes needs jars: where the modules stand as folders, as in {@code mvn
 * test}, the command starts without one.
 */
final class OneStepCommand {
  private static final String PIPELINE =
      """
      pipeline('one') {
          def greeting = step { using shell('one.sh') }
      }
      """;

  private final Path archive;
  private final String classPath = classPath();

  private OneStepCommand(Path archive) {
    this.archive = archive;
  }

  /** Makes the archive, once for many commands. */
  static OneStepCommand prepare(Path folder) throws IOException, InterruptedException {
    OneStepCommand command = new OneStepCommand(folder.resolve("classes.jsa"));
    if (command.isOfJars()) {
      CellProcess.run(
          command.java(
              "-XX:ArchiveClassesAtExit=" + command.archive,
              ClassArchive.class,
              GeneratedFile.top().resolve("pipelines").toString()));
    }
    return command;
  }

  /** What starts it. */
  List<String> in(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("one.groovy"), PIPELINE);
    Files.writeString(folder.resolve("one.sh"), "true\n");
    String archived = Files.exists(archive) ? "-XX:SharedArchiveFile=" + archive : "-Xshare:auto";
    return java(
        archived,
        Main.class,
        "run",
        folder.resolve("one.groovy").toString(),
        "--home",
        folder.resolve("home").toString());
  }

  private boolean isOfJars() {
    return Stream.of(classPath.split(File.pathSeparator)).allMatch(part -> part.endsWith(".jar"));
  }

  private List<String> java(String option, Class<?> main, String... arguments) {
    return CellProcess.java(classPath, List.of("-Xlog:disable", option), main, arguments);
  }

  /** Without what tests have added. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(part -> !part.endsWith("test-classes") && !part.contains("/pipelines/target/"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
