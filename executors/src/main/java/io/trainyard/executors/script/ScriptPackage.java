package io.trainyard.executors.script;

import io.trainyard.engine.deploy.ModelPackages;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A model package as a zip file: {@code manifest.json}, what the script wrote as its model ({@code
 * model}, a file or a folder), and the script that predicts ({@code predict/<its name>}). The same
 * parts give the same bytes.
 */
final class ScriptPackage {
  static final String MODEL = "model";
  static final String PREDICT = "predict/";

  /** The first time that a zip file can hold; local, so that no time zone changes the bytes. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private ScriptPackage() {}

  /** Writes a package. */
  static void write(Path file, byte[] manifest, Path model, List<Path> predictWith)
      throws IOException {
    Map<String, Path> entries = new TreeMap<>();
    addModel(model, entries);
    for (Path script : predictWith) {
      entries.put(PREDICT + script.getFileName(), script);
    }
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(entry(ModelPackages.MANIFEST));
      zip.write(manifest);
      zip.closeEntry();
      for (Map.Entry<String, Path> entry : entries.entrySet()) {
        zip.putNextEntry(entry(entry.getKey()));
        Files.copy(entry.getValue(), zip);
        zip.closeEntry();
      }
    }
  }

  private static void addModel(Path model, Map<String, Path> entries) throws IOException {
    if (!Files.isDirectory(model)) {
      entries.put(MODEL, model);
      return;
    }
    try (Stream<Path> files = Files.walk(model)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = model.relativize(file).toString().replace('\\', '/');
        entries.put(MODEL + "/" + name, file);
      }
    }
  }

  private static ZipEntry entry(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(NO_TIME);
    return entry;
  }

  /** Reads the manifest alone. */
  static ScriptManifest manifest(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry entry = zip.getEntry(ModelPackages.MANIFEST);
      if (entry == null) {
        throw new IOException("a model package without a " + ModelPackages.MANIFEST);
      }
      try (InputStream in = zip.getInputStream(entry)) {
        return ScriptManifest.read(in.readAllBytes());
      }
    }
  }

  /**
   * Unpacks into an empty folder.
   *
   * @throws IOException also when an entry would be written outside of it
   */
  static void unpack(Path file, Path folder) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().filter(each -> !each.isDirectory()).toList()) {
        Path to = folder.resolve(entry.getName()).normalize();
        if (!to.startsWith(folder)) {
          throw new IOException("the model package has an entry that leads out of its folder");
        }
        Files.createDirectories(to.getParent());
        try (InputStream in = zip.getInputStream(entry)) {
          Files.copy(in, to);
        }
      }
    }
  }
}
