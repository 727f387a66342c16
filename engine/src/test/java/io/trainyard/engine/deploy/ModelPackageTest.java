package io.trainyard.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.engine.table.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelPackageTest {
  private static final PackageManifest MANIFEST =
      new PackageManifest(
          "script",
          Task.CLASSES,
          "left",
          Optional.of("yes"),
          List.of("no", "yes"),
          new Schema(List.of(new Column("age", ColumnType.WHOLE_NUMBER))),
          new Schema(List.of(new Column("prediction", ColumnType.TEXT))),
          Map.of("python", "3.11"),
          Map.of("rows", "12"),
          Map.of("auc", 0.75));

  @TempDir Path folder;

  @Test
  void what_was_written_is_read_again() throws IOException {
    Path large = Files.writeString(folder.resolve("large"), "weights");
    Path zip = write("a.zip", large);

    try (ModelPackage opened = ModelPackage.open(zip)) {
      assertThat(opened.manifest()).isEqualTo(MANIFEST);
      assertThat(opened.files()).containsExactly("train.py", "model/weights");
      assertThat(opened.bytes("train.py")).isEqualTo(bytes("print()"));
      opened.extract(folder.resolve("out"));
    }
    assertThat(folder.resolve("out/model/weights")).hasContent("weights");
    assertThat(folder.resolve("out/manifest.json")).doesNotExist();
  }

  @Test
  void equal_content_gives_equal_bytes() throws IOException {
    Path large = Files.writeString(folder.resolve("large"), "weights");

    assertThat(write("a.zip", large)).hasSameBinaryContentAs(write("b.zip", large));
  }

  @Test
  void a_package_of_a_later_format_is_refused_with_the_fix() throws IOException {
    Path zip = zip("manifest.json", "{\"format\": 2}");

    assertThatThrownBy(() -> ModelPackage.open(zip))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "the model package has format 2, but this release reads 1 to 1:"
                + " use the release that made it, or train again");
  }

  @Test
  void a_file_without_a_manifest_is_no_package() throws IOException {
    Path zip = zip("other.json", "{}");

    assertThatThrownBy(() -> ModelPackage.open(zip))
        .hasMessage("the model package holds no manifest.json");
  }

  @Test
  void a_file_that_would_land_outside_the_folder_is_refused() throws IOException {
    Path zip = folder.resolve("a.zip");
    try (PackageWriter writer = new PackageWriter(zip, MANIFEST)) {
      writer.add("../outside", bytes("x"));
    }
    try (ModelPackage opened = ModelPackage.open(zip)) {
      assertThatThrownBy(() -> opened.extract(folder.resolve("out")))
          .hasMessageContaining("a file outside of it: ../outside");
    }
    assertThat(folder.resolve("outside")).doesNotExist();
  }

  private Path write(String name, Path large) throws IOException {
    Path zip = folder.resolve(name);
    try (PackageWriter writer = new PackageWriter(zip, MANIFEST)) {
      writer.add("train.py", bytes("print()")).add("model/weights", large);
    }
    return zip;
  }

  private Path zip(String entry, String text) throws IOException {
    Path zip = folder.resolve("by-hand.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry(entry));
      out.write(bytes(text));
      out.closeEntry();
    }
    return zip;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
