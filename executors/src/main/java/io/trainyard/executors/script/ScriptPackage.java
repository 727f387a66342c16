package io.trainyard.executors.script;

import io.trainyard.engine.deploy.PackageManifest;
import io.trainyard.engine.deploy.PackageWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The packages of models that scripts made: beside the manifest, whose environment names {@code
 * language} and {@code predictWith}, what the script wrote as its model ({@code model}, a file or a
 * folder) and the script that predicts ({@code predict/<its name>}).
 */
final class ScriptPackage {
  static final String LEARNER = "script";
  static final String MODEL = "model";
  static final String PREDICT = "predict/";
  static final String LANGUAGE = "language";
  static final String PREDICT_WITH = "predictWith";

  private ScriptPackage() {}

  /** Writes a package; the same parts give the same bytes. */
  static void write(Path file, PackageManifest manifest, Path model, Optional<Path> predictWith)
      throws IOException {
    Map<String, Path> entries = new TreeMap<>(modelFiles(model));
    predictWith.ifPresent(script -> entries.put(PREDICT + script.getFileName(), script));
    try (PackageWriter writer = new PackageWriter(file, manifest)) {
      for (Map.Entry<String, Path> entry : entries.entrySet()) {
        writer.add(entry.getKey(), entry.getValue());
      }
    }
  }

  private static Map<String, Path> modelFiles(Path model) throws IOException {
    if (!Files.isDirectory(model)) {
      return Map.of(MODEL, model);
    }
    Map<String, Path> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(model)) {
      List<Path> regular = found.filter(Files::isRegularFile).toList();
      regular.forEach(
          file ->
              files.put(MODEL + "/" + model.relativize(file).toString().replace('\\', '/'), file));
    }
    return files;
  }
}
