package io.trainyard.executors.script;

import io.trainyard.engine.deploy.PackageManifest;
import io.trainyard.engine.deploy.Predictor;
import io.trainyard.engine.table.Rows;
import io.trainyard.engine.table.Schema;
import io.trainyard.executors.place.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Predicts by starting a script for each call; made for batches, and slow for single rows. */
final class ScriptPredictor implements Predictor {
  private final PackageManifest manifest;
  private final PredictCall script;
  private final Path folder;
  private final AtomicLong calls = new AtomicLong();

  /**
   * A predictor.
   *
   * @param folder its own; deleted when it is closed
   */
  ScriptPredictor(PackageManifest manifest, PredictCall script, Path folder) {
    this.manifest = manifest;
    this.script = script;
    this.folder = folder;
  }

  @Override
  public Schema inputs() {
    return manifest.inputs();
  }

  @Override
  public Schema outputs() {
    return manifest.outputs();
  }

  @Override
  public Rows predict(Rows rows) {
    Rows needed = needed(rows);
    if (needed.size() == 0) {
      return new Rows(outputs(), List.of());
    }
    Path call = folder.resolve("call-" + calls.incrementAndGet());
    try {
      Files.createDirectories(call);
      Path csv = call.resolve("rows.csv");
      RowsCsv.write(needed, csv);
      return new Predictions(script.script(), outputs())
          .of(script.records(csv, call), needed.size());
    } catch (IOException e) {
      throw new UncheckedIOException("the script that predicts could not be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("predicting was interrupted", e);
    } finally {
      delete(call);
    }
  }

  private Rows needed(Rows rows) {
    List<Integer> positions = new ArrayList<>();
    for (String name : inputs().names()) {
      int position = rows.schema().indexOf(name);
      if (position < 0) {
        throw new IllegalArgumentException(
            "the model needs the column '%s', and the rows have %s"
                .formatted(name, String.join(", ", rows.schema().names())));
      }
      positions.add(position);
    }
    List<List<@Nullable Object>> values = new ArrayList<>();
    for (List<@Nullable Object> row : rows.values()) {
      List<@Nullable Object> chosen = new ArrayList<>();
      positions.forEach(position -> chosen.add(row.get(position)));
      values.add(chosen);
    }
    return new Rows(inputs(), values);
  }

  @Override
  public void close() {
    delete(folder);
  }

  private static void delete(Path path) {
    try {
      Folders.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException("a work folder could not be deleted", e);
    }
  }
}
