package io.trainyard.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a command costs at its start is what it loads. */
@Timeout(120)
class LoadedClassesTest {
  @TempDir Path folder;

  @Test
  void a_run_without_tables_loads_no_driver_but_that_of_its_own_store() throws Exception {
    Files.writeString(folder.resolve("x.sh"), "echo done > \"$TY_OUTPUT_REPORT\"\n");
    Files.writeString(
        folder.resolve("x.groovy"),
        """
        pipeline('x') {
          def one = step {
            using shell('x.sh')
            produces file('report')
          }
        }
        """);

    List<String> loaded = loadedBy("run", "x.groovy");

    assertThat(loaded).anyMatch(line -> line.contains("org.h2.Driver"));
    assertThat(loaded)
        .noneMatch(line -> line.contains(" org.duckdb.") || line.contains(" org.postgresql."))
        .noneMatch(line -> line.contains("jdk.jfr.FlightRecorder "));
  }

  private List<String> loadedBy(String... words) throws IOException, InterruptedException {
    Path loaded = folder.resolve("loaded");
    Path printed = folder.resolve("printed");
    List<String> argv =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Xlog:class+load:file=" + loaded,
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName());
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(argv.stream(), List.of(words).stream()).toList())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile());
    builder.environment().remove("TRAINYARD_HOME");
    int exit = builder.start().waitFor();
    assertThat(exit).as(Files.readString(printed)).isZero();
    return Files.readAllLines(loaded);
  }
}
