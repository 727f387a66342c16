package io.trainyard.engine.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.artifact.ArtifactStore.DamagedArtifact;
import io.trainyard.engine.artifact.ArtifactStore.Stored;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileArtifactStoreTest {
  private static final byte[] ABC = "abc".getBytes(StandardCharsets.US_ASCII);

  /** From FIPS 180-2, appendix B.1. */
  private static final Digest ABC_DIGEST =
      new Digest("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");

  @TempDir Path home;

  @Test
  void bytes_are_found_under_their_sha_256() throws Exception {
    FileArtifactStore store = FileArtifactStore.open(home);
    assertThat(store.contains(ABC_DIGEST)).isFalse();
    assertThat(store.put(ABC)).isEqualTo(new Stored(ABC_DIGEST, 3, true));
    assertThat(store.contains(ABC_DIGEST)).isTrue();
    assertThat(store.bytes(ABC_DIGEST)).isEqualTo(ABC);
    assertThat(store.path(ABC_DIGEST))
        .isEqualTo(home.resolve("artifacts/ba").resolve(ABC_DIGEST.hex()))
        .hasBinaryContent(ABC);
  }

  @Test
  void a_file_moves_in_and_is_gone_from_its_old_place() throws Exception {
    FileArtifactStore store = FileArtifactStore.open(home);
    Path file = Files.write(store.workFolder().resolve("table.parquet"), ABC);
    assertThat(store.put(file)).isEqualTo(new Stored(ABC_DIGEST, 3, true));
    assertThat(file).doesNotExist();
    assertThat(store.bytes(ABC_DIGEST)).isEqualTo(ABC);
  }

  @Test
  void the_same_bytes_are_written_once() throws Exception {
    FileArtifactStore store = FileArtifactStore.open(home);
    store.put(ABC);
    FileTime written = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(store.path(ABC_DIGEST), written);
    Path again = Files.write(store.workFolder().resolve("again"), ABC);
    assertThat(store.put(again).isNew()).isFalse();
    assertThat(store.put(ABC).isNew()).isFalse();
    assertThat(again).doesNotExist();
    assertThat(Files.getLastModifiedTime(store.path(ABC_DIGEST))).isEqualTo(written);
  }

  @Test
  void a_home_opens_while_a_process_that_is_about_to_end_still_writes_its_work() throws Exception {
    FileArtifactStore store = FileArtifactStore.open(home);
    Thread dying =
        new Thread(
            () -> {
              for (int piece = 0; piece < 2_000; piece++) {
                try {
                  Files.write(store.workFolder().resolve("piece"), ABC);
                } catch (IOException e) {
                  continue; // its folder was deleted beneath it
                }
              }
            });
    dying.start();
    do {
      assertThat(FileArtifactStore.open(home).workFolder()).isDirectory();
    } while (dying.isAlive());
    FileArtifactStore.open(home);
    assertThat(filesIn("work")).isEmpty();
  }

  @Test
  void of_many_threads_with_the_same_bytes_one_writes_them() throws Exception {
    FileArtifactStore store = FileArtifactStore.open(home);
    List<Boolean> isNew =
        IntStream.range(0, 32).parallel().mapToObj(i -> putUnchecked(store).isNew()).toList();
    assertThat(isNew).containsOnlyOnce(true);
    assertThat(filesIn("work")).isEmpty();
  }

  private static Stored putUnchecked(FileArtifactStore store) {
    try {
      return store.put(ABC);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_crash_before_the_rename_leaves_nothing_visible() throws Exception {
    FileArtifactStore crashing =
        FileArtifactStore.open(
            home,
            (from, to) -> {
              throw new IOException("the power is gone");
            });
    Path file = Files.write(crashing.workFolder().resolve("half"), ABC);
    assertThatThrownBy(() -> crashing.put(file)).hasMessage("the power is gone");
    assertThatThrownBy(() -> crashing.put(ABC)).hasMessage("the power is gone");
    assertThat(filesIn("artifacts")).isEmpty();
    FileArtifactStore reopened = FileArtifactStore.open(home);
    assertThat(reopened.contains(ABC_DIGEST)).isFalse();
    assertThat(filesIn("work")).isEmpty();
    assertThat(reopened.put(ABC).isNew()).isTrue();
  }

  @Test
  void damaged_bytes_are_refused_by_name_and_digest() throws Exception {
    FileArtifactStore store = FileArtifactStore.open(home);
    store.put(ABC);
    Path file = store.path(ABC_DIGEST);
    Files.write(file, new byte[] {'a', 'b', 'x'});
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
    assertThatThrownBy(() -> store.path(ABC_DIGEST))
        .isInstanceOf(DamagedArtifact.class)
        .hasMessageContaining(ABC_DIGEST.toString())
        .hasMessageContaining(file.toString());
    assertThatThrownBy(() -> store.bytes(ABC_DIGEST)).isInstanceOf(DamagedArtifact.class);
  }

  @Test
  void every_flipped_bit_is_noticed() throws Exception {
    FileArtifactStore store = FileArtifactStore.open(home);
    store.put(ABC);
    Path file = store.path(ABC_DIGEST);
    for (int bit = 0; bit < 24; bit++) {
      byte[] bytes = ABC.clone();
      bytes[bit / 8] ^= (byte) (1 << (bit % 8));
      Files.write(file, bytes);
      assertThatThrownBy(() -> store.bytes(ABC_DIGEST)).isInstanceOf(DamagedArtifact.class);
    }
  }

  @Test
  void missing_bytes_are_refused_by_name() throws Exception {
    FileArtifactStore store = FileArtifactStore.open(home);
    store.put(ABC);
    Files.delete(store.path(ABC_DIGEST));
    assertThatThrownBy(() -> store.path(ABC_DIGEST))
        .isInstanceOf(DamagedArtifact.class)
        .hasMessageContaining("is missing");
    assertThatThrownBy(() -> store.bytes(ABC_DIGEST)).isInstanceOf(DamagedArtifact.class);
  }

  @Test
  void good_bytes_replace_damaged_ones() throws Exception {
    FileArtifactStore store = FileArtifactStore.open(home);
    store.put(ABC);
    Files.write(store.path(ABC_DIGEST), new byte[0]);
    assertThat(store.put(ABC).isNew()).isTrue();
    assertThat(store.bytes(ABC_DIGEST)).isEqualTo(ABC);
  }

  @Test
  void a_file_of_another_file_system_is_brought_over_first() throws Exception {
    FileArtifactStore store =
        FileArtifactStore.open(
            home,
            (from, to) -> {
              if (!from.startsWith(home.toRealPath().resolve("incoming"))) {
                throw new AtomicMoveNotSupportedException(
                    from.toString(), to.toString(), "another file system");
              }
              DurableFiles.rename(from, to);
            });
    Path far = Files.write(home.resolve("far"), ABC);
    assertThat(store.put(far)).isEqualTo(new Stored(ABC_DIGEST, 3, true));
    assertThat(far).doesNotExist();
    assertThat(store.bytes(ABC_DIGEST)).isEqualTo(ABC);
    assertThat(filesIn("incoming")).isEmpty();
  }

  @Test
  void only_a_plain_file_can_be_kept() throws Exception {
    FileArtifactStore store = FileArtifactStore.open(home);
    Path folder = store.workFolder();
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("target"));
    assertThatThrownBy(() -> store.put(folder)).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> store.put(link)).hasMessageContaining("is no plain file");
    assertThatThrownBy(() -> store.put(folder.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void work_folders_are_new_and_gone_at_the_next_opening() throws Exception {
    FileArtifactStore store = FileArtifactStore.open(home);
    Path one = store.workFolder();
    Path other = store.workFolder();
    assertThat(one).isNotEqualTo(other).isEmptyDirectory();
    Files.createDirectories(one.resolve("deep/deeper"));
    Files.write(one.resolve("deep/deeper/file"), ABC);
    FileArtifactStore.open(home);
    assertThat(one).doesNotExist();
    assertThat(other).doesNotExist();
  }

  private List<Path> filesIn(String folder) throws IOException {
    try (Stream<Path> walk = Files.walk(home.resolve(folder))) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }
}
