package io.trainyard.executors.script;

import static io.trainyard.executors.place.TestHome.option;
import static io.trainyard.executors.place.TestHome.step;
import static io.trainyard.executors.place.TestHome.text;
import static io.trainyard.executors.place.TestHome.using;
import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.deploy.ModelPackages;
import io.trainyard.engine.deploy.Predictor;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Output;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.engine.table.Rows;
import io.trainyard.engine.table.Schema;
import io.trainyard.engine.table.TableFiles;
import io.trainyard.executors.data.file.DuckTableFiles;
import io.trainyard.executors.place.Grace;
import io.trainyard.executors.place.ProcessRun;
import io.trainyard.executors.place.TestHome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Scripts over tables that are really kept as Parquet. */
@Timeout(120)
class RealTablesTest {
  private static final Output LINES = new Output("lines", ArtifactKind.TABLE);

  /** One row with every kind of value, one with nothing but a text, one that looks like markup. */
  private static final List<String> EVERY_KIND =
      List.of(
          "t,w,n,y,d,s",
          "\"a, \"\"b\"\"\",1,0.1,true,2026-01-31,2026-01-31T06:30:00",
          "zoë,,,,,",
          "=1+1,-9007199254740993,1.0E-7,false,1969-12-31,1969-12-31T23:59:59");

  @TempDir Path folder;
  private TestHome home;
  private final TableFiles tables = new DuckTableFiles();
  private ScriptHost host;

  @BeforeEach
  void open() throws IOException {
    home = new TestHome(folder);
    ProcessRun processes =
        new ProcessRun(new Grace(Duration.ofSeconds(1), System::nanoTime), Thread::new);
    Map<String, String> environment = Map.of("PATH", Objects.requireNonNull(System.getenv("PATH")));
    host = new ScriptHost(processes, tables, environment);
  }

  @AfterEach
  void close() {
    home.close();
  }

  @Test
  void a_table_that_a_script_only_passes_on_comes_back_the_same() throws Exception {
    Artifact kept = table("every", EVERY_KIND);
    home.input("rows", kept);
    home.file("copy.sh", "cp \"$TY_INPUT_ROWS\" \"$TY_OUTPUT_LINES\"");

    for (String format : List.of("csv", "parquet")) {
      Option using = using("shell", "copy.sh", option("tablesAs", Value.Term.of(format)));
      Outcome outcome = home.run(step("x", "step", List.of(using), LINES), new ScriptBody(host));

      assertThat(outcome).isInstanceOf(Outcome.Succeeded.class);
      Artifact made = Objects.requireNonNull(((Outcome.Succeeded) outcome).outputs().get("lines"));
      assertThat(tables.describe(home.artifacts.path(made.digest())))
          .isEqualTo(tables.describe(home.artifacts.path(kept.digest())));
      assertThat(csv(made)).as(format).isEqualTo(csv(kept));
    }
  }

  @Test
  void rows_in_memory_reach_a_script_as_the_same_csv() throws Exception {
    Artifact kept = table("every", EVERY_KIND);
    Schema schema = tables.describe(home.artifacts.path(kept.digest())).schema();
    Rows rows =
        new Rows(
            schema,
            List.of(
                Arrays.asList(
                    "a, \"b\"",
                    1L,
                    0.1,
                    true,
                    LocalDate.of(2026, 1, 31),
                    LocalDateTime.of(2026, 1, 31, 6, 30)),
                Arrays.asList("zoë", null, null, null, null, null),
                Arrays.asList(
                    "=1+1",
                    -9007199254740993L,
                    1e-7,
                    false,
                    LocalDate.of(1969, 12, 31),
                    LocalDateTime.of(1969, 12, 31, 23, 59, 59))));
    Path written = folder.resolve("rows.csv");

    RowsCsv.write(rows, written);

    assertThat(schema.columns())
        .extracting(Column::type)
        .containsExactly(
            ColumnType.TEXT,
            ColumnType.WHOLE_NUMBER,
            ColumnType.NUMBER,
            ColumnType.YES_NO,
            ColumnType.DATE,
            ColumnType.TIMESTAMP);
    Artifact again = imported("again", written);
    assertThat(csv(again)).isEqualTo(csv(kept));
  }

  @Test
  void a_file_that_is_no_table_fails_the_step_with_a_reason() throws Exception {
    home.file("bad.sh", "printf 'a,b\\n1,2,3\\n\\377\\n' > \"$TY_OUTPUT_LINES\"");

    Outcome outcome =
        home.run(step("x", "step", List.of(using("shell", "bad.sh")), LINES), new ScriptBody(host));

    assertThat(((Outcome.Failed) outcome).message())
        .startsWith("the output 'lines' is no table: ")
        .doesNotContain("Exception");
  }

  @Test
  void a_python_model_trains_on_a_kept_table_and_predicts() throws Exception {
    home.input("train", table("train", List.of("x,left", "1,No", "2,No", "8,Yes", "9,Yes")));
    home.file(
        "train.py",
        "import csv, os",
        "rows = list(csv.DictReader(open(os.environ['TY_INPUT_ROWS'], newline='')))",
        "yes = [float(r['x']) for r in rows if r[os.environ['TY_TARGET']] == os.environ['TY_POSITIVE']]",
        "open(os.environ['TY_OUTPUT_MODEL'], 'w').write(str(min(yes)))");
    home.file(
        "predict.py",
        "import csv, os",
        "cut = float(open(os.environ['TY_INPUT_MODEL']).read())",
        "rows = csv.DictReader(open(os.environ['TY_INPUT_ROWS'], newline=''))",
        "out = csv.writer(open(os.environ['TY_OUTPUT_PREDICTIONS'], 'w', newline=''))",
        "out.writerow(['prediction', 'probability_No', 'probability_Yes'])",
        "for r in rows:",
        "    p = 1.0 if float(r['x']) >= cut else 0.0",
        "    out.writerow(['Yes' if p else 'No', 1 - p, p])");
    Option using = using("python", "train.py", option("predictWith", text("predict.py")));
    List<Option> options =
        List.of(using, option("target", text("left")), option("positive", text("Yes")));

    Outcome outcome =
        home.run(
            step("model", "train", options, new Output("model", ArtifactKind.MODEL)),
            new TrainingScript(host));

    assertThat(outcome).isInstanceOf(Outcome.Succeeded.class);
    Artifact model = Objects.requireNonNull(((Outcome.Succeeded) outcome).outputs().get("model"));
    ScriptLoader loader =
        new ScriptLoader(
            host, home.services().settings(), home.artifacts, OutputStream.nullOutputStream());
    ModelPackages packages =
        new ModelPackages(home.artifacts, Map.of(ScriptLoader.LEARNER, loader));
    try (Predictor predictor = packages.load(model.digest())) {
      Rows predicted =
          predictor.predict(
              new Rows(
                  new Schema(List.of(new Column("x", ColumnType.WHOLE_NUMBER))),
                  List.of(List.of(3L), List.of(8L))));
      assertThat(predicted.values())
          .containsExactly(List.of("No", 1.0, 0.0), List.of("Yes", 0.0, 1.0));
    }
  }

  private Artifact table(String name, List<String> lines) throws Exception {
    return imported(name, home.file(name + ".csv", lines.toArray(String[]::new)));
  }

  private Artifact imported(String name, Path csv) throws Exception {
    Path table = folder.resolve(name + ".parquet");
    tables.importFile(csv, table);
    return home.artifact(name, ArtifactKind.TABLE, Files.readAllBytes(table));
  }

  private String csv(Artifact table) throws Exception {
    Path csv = folder.resolve("shown.csv");
    Files.deleteIfExists(csv);
    tables.exportCsv(home.artifacts.path(table.digest()), csv);
    return Files.readString(csv);
  }
}
