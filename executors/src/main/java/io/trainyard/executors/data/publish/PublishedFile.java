package io.trainyard.executors.data.publish;

import io.trainyard.engine.run.StepContext;
import io.trainyard.executors.data.duck.DuckTable;
import io.trainyard.executors.data.duck.TableSession;
import io.trainyard.executors.data.file.FileFormat;
import io.trainyard.executors.data.file.RowFiles;
import io.trainyard.executors.data.option.Options;
import io.trainyard.executors.data.option.Place;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that others read: written beside its place, forced, then renamed, so that a reader sees
 * the old file or the new one. CSV is written for people, see {@link
 * TableWriter#writeCsvForPeople}.
 *
 * @param path as written in the pipeline file
 */
record PublishedFile(Path file, String path, FileFormat format, long attempt, Place place) {

  static PublishedFile of(StepContext context, PublishOptions options) {
    Options lines = Options.of(context.order().step());
    if (options.csv().isPresent()) {
      return of(context, options.csv().get(), FileFormat.CSV, lines.place("csv"));
    } else if (options.jsonLines().isPresent()) {
      return of(
          context, options.jsonLines().get(), FileFormat.JSON_LINES, lines.place("jsonLines"));
    }
    String parquet = options.parquet().orElseThrow();
    return of(context, parquet, FileFormat.PARQUET, lines.place("parquet"));
  }

  private static PublishedFile of(
      StepContext context, String path, FileFormat format, Place place) {
    try {
      Path file = context.order().folder().resolve(path).toAbsolutePath().normalize();
      return new PublishedFile(file, path, format, context.order().attempt(), place);
    } catch (InvalidPathException e) {
      throw place.mistake("'" + path + "' is not a path");
    }
  }

  /** Writes the rows and gives the target as people read it. */
  String write(TableSession session, DuckTable rows) throws IOException {
    Path written = session.workFolder().resolve("published");
    RowFiles.write(session, rows, written, format);
    Path folder = file.getParent();
    if (folder == null || Files.isDirectory(file)) {
      throw place.mistake("'" + path + "' is a folder; name a file in it");
    }
    Path aside = folder.resolve("." + file.getFileName() + "." + attempt + ".part");
    try {
      Files.createDirectories(folder);
      Files.copy(written, aside, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw place.passing(
          "'" + path + "' cannot be written (" + e.getClass().getSimpleName() + ")");
    } finally {
      Files.deleteIfExists(aside);
      Files.deleteIfExists(written);
    }
    return path;
  }
}
