package io.trainyard.web.app;

import io.trainyard.engine.pipeline.Loaded;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.PipelineSource;
import io.trainyard.engine.pipeline.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Pipeline files as they are named on the command line. */
final class PipelineFiles {
  private PipelineFiles() {}

  /** Every file of what was named; a folder stands for its pipelines. */
  static List<Path> all(List<String> named, PipelineSource source, Shell shell) {
    List<Path> files = new ArrayList<>();
    for (String name : named) {
      Path path = shell.resolve(name);
      if (Files.isDirectory(path)) {
        files.addAll(source.list(path));
      } else {
        files.add(requireFile(name, shell));
      }
    }
    if (files.isEmpty()) {
      throw Refusal.usage("there are no pipeline files in " + String.join(", ", named) + ".");
    }
    return files;
  }

  static Path requireFile(String name, Shell shell) {
    Path path = shell.resolve(name);
    if (!Files.exists(path)) {
      throw Refusal.usage("there is no file " + name + ".");
    }
    if (Files.isDirectory(path)) {
      throw Refusal.usage(name + " is a folder: name a .groovy or .json file.");
    }
    if (!Files.isReadable(path)) {
      throw Refusal.usage(name + " may not be read by you.");
    }
    return path;
  }

  /** The pipeline of a file; its mistakes are printed, and then it is refused. */
  static Pipeline require(String name, PipelineSource source, Shell shell) {
    Path file = requireFile(name, shell);
    Loaded loaded = source.load(file);
    lines(file, loaded, shell).forEach(shell.err()::println);
    return loaded
        .pipeline()
        .orElseThrow(() -> Refusal.failed(name + " has mistakes; nothing has run."));
  }

  /** Its problems, one line each, with places that an editor can open. */
  static List<String> lines(Path file, Loaded loaded, Shell shell) {
    return loaded.problems().stream().map(problem -> line(file, problem, shell)).toList();
  }

  private static String line(Path file, Problem problem, Shell shell) {
    String place = problem.at().toString();
    String own = problem.at().file();
    String shown = own.isEmpty() ? "" : shown(file.resolveSibling(own), shell);
    String rest = problem.toString().substring(place.length());
    return shown + place.substring(own.length()) + rest;
  }

  /** A path as short as it can be written from the working directory. */
  static String shown(Path file, Shell shell) {
    Path absolute = file.toAbsolutePath().normalize();
    return absolute.startsWith(shell.folder())
        ? shell.folder().relativize(absolute).toString()
        : absolute.toString();
  }
}
