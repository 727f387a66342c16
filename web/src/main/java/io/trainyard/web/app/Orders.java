package io.trainyard.web.app;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.web.api.RunOrder;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders as the command makes them of a file. */
final class Orders {
  private Orders() {}

  /**
   * An order of a run.
   *
   * @param file as it was named
   * @param fresh whether nothing may come from the cache; null = it may
   */
  static RunOrder of(
      String file, Pipeline pipeline, RunOptions options, Shell shell, @Nullable Boolean fresh) {
    Path folder = shell.resolve(file).resolveSibling("").toAbsolutePath().normalize();
    return new RunOrder(
        files(pipeline), folder.toString(), options.params(), options.dayGiven(), fresh);
  }

  /** The files of a pipeline by value. */
  static List<RunOrder.File> files(Pipeline pipeline) {
    return pipeline.sources().stream()
        .map(source -> new RunOrder.File(source.path(), source.text()))
        .toList();
  }
}
