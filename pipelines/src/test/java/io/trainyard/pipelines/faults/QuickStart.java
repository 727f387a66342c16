package io.trainyard.pipelines.faults;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Starts the command as its launcher does: with an archive of classes, which is made once. The JVM
 * keeps classes of jars only, so this takes a class path that {@code mvn verify} has packaged.
 */
final class QuickStart {
  private static final String FOLDERS = "no archive: the class path has folders";

  private QuickStart() {}

  /**
   * Options of the JVM, with the class path.
   *
   * @param folder where the archive is put
   */
  static List<String> options(Path folder) throws IOException, InterruptedException {
    List<String> jars =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> entry.endsWith(".jar"))
            .toList();
    boolean isWhole = jars.stream().anyMatch(jar -> jar.contains("trainyard-web"));
    if (!isWhole) {
      System.out.println(FOLDERS);
      return List.of("-cp", System.getProperty("java.class.path"));
    }
    String path = jars.stream().collect(Collectors.joining(File.pathSeparator));
    Path archive = folder.resolve("classes.jsa");
    make(archive, path);
    return Files.exists(archive)
        ? List.of("-XX:SharedArchiveFile=" + archive, "-Dtrainyard.archive=" + archive, "-cp", path)
        : List.of("-cp", path);
  }

  private static void make(Path archive, String path) throws IOException, InterruptedException {
    Path pipelines = Path.of("").toAbsolutePath();
    List<String> command =
        Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:disable",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:ArchiveClassesAtExit=" + archive,
                "-cp",
                path,
                "io.trainyard.web.app.ClassArchive",
                pipelines.toString())
            .toList();
    new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
