package io.trainyard.pipelines.bench;

import io.trainyard.engine.artifact.DurableFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * The classes of each cell as the JVM keeps them, so that every cell starts as the launcher starts
 * the engine: a cell runs once beforehand, and what it loaded is there at its later starts.
 */
final class Archives {
  private final Path folder;
  private final String classPath;

  private Archives(Path folder, String classPath) {
    this.folder = folder;
    this.classPath = classPath;
  }

  /** Packs folders of classes into jars: the JVM keeps no classes of others. */
  static Archives prepare(Path folder) throws IOException {
    Files.createDirectories(folder);
    ToolProvider jar = ToolProvider.findFirst("jar").orElseThrow();
    List<String> parts = new ArrayList<>();
    for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (Files.isDirectory(Path.of(part))) {
        String packed = folder.resolve("classes" + parts.size() + ".jar").toString();
        jar.run(System.out, System.err, "--create", "--file", packed, "-C", part, ".");
        parts.add(packed);
      } else if (Files.exists(Path.of(part))) {
        parts.add(part);
      }
    }
    return new Archives(folder, String.join(File.pathSeparator, parts));
  }

  /** What starts a cell, with its classes kept. */
  List<String> start(List<String> options, PeerName peer, Workload workload, Path home, String url)
      throws IOException, InterruptedException {
    Path archive = folder.resolve(peer + "-" + workload + ".jsa");
    if (!Files.exists(archive)) {
      CellProcess.run(
          command(List.of("-XX:ArchiveClassesAtExit=" + archive), peer, workload, home, url));
      DurableFiles.deleteTree(home);
    }
    List<String> all = new ArrayList<>(options);
    all.add("-XX:SharedArchiveFile=" + archive);
    return command(all, peer, workload, home, url);
  }

  private List<String> command(
      List<String> options, PeerName peer, Workload workload, Path home, String url) {
    List<String> all = new ArrayList<>(List.of("-Xlog:disable"));
    all.addAll(options);
    return CellProcess.java(
        classPath, all, CellMain.class, peer.name(), workload.name(), home.toString(), url);
  }
}
