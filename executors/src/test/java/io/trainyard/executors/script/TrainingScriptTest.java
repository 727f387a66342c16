package io.trainyard.executors.script;

import static io.trainyard.executors.place.TestHome.option;
import static io.trainyard.executors.place.TestHome.step;
import static io.trainyard.executors.place.TestHome.text;
import static io.trainyard.executors.place.TestHome.using;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.deploy.ModelPackage;
import io.trainyard.engine.deploy.ModelPackages;
import io.trainyard.engine.deploy.PackageManifest;
import io.trainyard.engine.deploy.Predictor;
import io.trainyard.engine.deploy.Task;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Output;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.StepFailure;
import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.engine.table.Rows;
import io.trainyard.engine.table.Schema;
import io.trainyard.executors.place.Grace;
import io.trainyard.executors.place.ProcessRun;
import io.trainyard.executors.place.TestHome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TrainingScriptTest {
  private static final Output MODEL = new Output("model", ArtifactKind.MODEL);

  /** Least squares by hand: y = a + b x. */
  private static final String[] TRAIN = {
    "import csv, json, os",
    "rows = list(csv.DictReader(open(os.environ['TY_INPUT_ROWS'], encoding='utf-8', newline='')))",
    "assert os.environ['TY_INPUT_TRAIN'] == os.environ['TY_INPUT_ROWS']",
    "target = os.environ['TY_TARGET']",
    "x = [float(r['x']) for r in rows]; y = [float(r[target]) for r in rows]",
    "mx = sum(x) / len(x); my = sum(y) / len(y)",
    "b = sum((p - mx) * (q - my) for p, q in zip(x, y)) / sum((p - mx) ** 2 for p in x)",
    "json.dump({'a': my - b * mx, 'b': b}, open(os.environ['TY_OUTPUT_MODEL'], 'w'))",
    "with open(os.environ['TY_EVENTS'], 'a') as events:",
    "    print(json.dumps({'metric': 'slope', 'value': b}), file=events)",
    "    print(json.dumps({'param': 'method', 'value': 'least squares'}), file=events)",
  };

  private static final String[] PREDICT = {
    "import csv, json, os",
    "model = json.load(open(os.environ['TY_INPUT_MODEL']))",
    "rows = csv.DictReader(open(os.environ['TY_INPUT_ROWS'], encoding='utf-8', newline=''))",
    "with open(os.environ['TY_OUTPUT_PREDICTIONS'], 'w', newline='') as file:",
    "    out = csv.writer(file); out.writerow(['prediction'])",
    "    for r in rows:",
    "        assert list(r) == ['x'], 'the target must not be seen'",
    "        out.writerow([model['a'] + model['b'] * float(r['x']) if r['x'] else ''])",
    "print('predicted')",
  };

  @TempDir Path folder;
  private TestHome home;
  private ScriptHost host;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @BeforeEach
  void open() throws IOException {
    home = new TestHome(folder);
    ProcessRun processes =
        new ProcessRun(new Grace(Duration.ofSeconds(1), System::nanoTime), Thread::new);
    Map<String, String> environment = Map.of("PATH", Objects.requireNonNull(System.getenv("PATH")));
    host = new ScriptHost(processes, new TextTables(), environment);
    home.file("train.py", TRAIN);
    home.file("predict.py", PREDICT);
    home.input(
        "train",
        home.artifact(
            "parts.train", ArtifactKind.TABLE, TextTables.table("x,y", "0,1.0", "1,3.0", "2,5.0")));
  }

  @AfterEach
  void close() {
    home.close();
  }

  @Test
  void a_python_model_is_trained_packed_opened_and_predicts() throws Exception {
    Outcome.Succeeded outcome = trained(predictWith("predict.py"));

    assertThat(outcome.metrics()).isEqualTo(Map.of("slope", 2.0));
    assertThat(outcome.rows()).hasValue(3);
    try (Predictor predictor = open(outcome)) {
      assertThat(predictor.inputs())
          .isEqualTo(new Schema(List.of(new Column("x", ColumnType.WHOLE_NUMBER))));
      assertThat(predictor.outputs())
          .isEqualTo(new Schema(List.of(new Column("prediction", ColumnType.NUMBER))));

      Rows predictions =
          predictor.predict(
              rows(List.of("other", "x"), Arrays.asList("a", 10L), Arrays.asList("b", null)));

      assertThat((Double) predictions.values().get(0).get(0)).isCloseTo(21.0, within(1e-9));
      assertThat(predictions.values().get(1).get(0)).isNull();
      assertThat(predictor.predict(rows(List.of("x"))).size()).isZero();
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo("predicted\n");
    assertThat(home.hasNoWork()).isTrue();
  }

  @Test
  void a_row_without_a_needed_column_is_an_illegal_argument_that_names_it() throws Exception {
    try (Predictor predictor = open(trained(predictWith("predict.py")))) {
      assertThatThrownBy(() -> predictor.predict(rows(List.of("z"), List.of(1L))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the model needs the column 'x', and the rows have z");
    }
  }

  @Test
  void the_same_training_gives_the_same_package() throws Exception {
    Artifact first = model(trained(predictWith("predict.py")));

    assertThat(model(trained(predictWith("predict.py"))).digest()).isEqualTo(first.digest());
  }

  @Test
  void the_manifest_says_what_the_model_is_and_what_it_was_made_of() throws Exception {
    PackageManifest manifest = manifest(model(trained(predictWith("predict.py"))));

    assertThat(manifest.learner()).isEqualTo("script");
    assertThat(manifest.task()).isEqualTo(Task.NUMBER);
    assertThat(manifest.target()).isEqualTo("y");
    assertThat(manifest.metrics()).isEqualTo(Map.of("slope", 2.0));
    assertThat(manifest.environment())
        .isEqualTo(Map.of("language", "python", "predictWith", "predict.py"));
    assertThat(manifest.training())
        .containsEntry("rows", "3")
        .containsEntry("script", "train.py")
        .containsEntry("param.method", "least squares");
  }

  @Test
  void without_a_script_that_predicts_the_package_has_its_metrics_and_cannot_be_opened()
      throws Exception {
    Outcome.Succeeded outcome = trained(using("python", "train.py"));

    assertThat(manifest(model(outcome)).metrics()).isEqualTo(Map.of("slope", 2.0));
    assertThatThrownBy(() -> open(outcome))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("add predictWith 'predict.py'");
  }

  @Test
  void classes_come_with_their_probabilities() throws Exception {
    home = new TestHome(folder);
    home.input(
        "rows",
        home.artifact(
            "parts.train", ArtifactKind.TABLE, TextTables.table("x,left", "0,No", "1,Yes")));
    home.file(
        "train.py",
        "import os; os.mkdir(os.environ['TY_OUTPUT_MODEL'])",
        "open(os.environ['TY_OUTPUT_MODEL'] + '/a.txt', 'w').write('0.25')");
    home.file(
        "predict.py",
        "import csv, os",
        "p = float(open(os.environ['TY_INPUT_MODEL'] + '/a.txt').read())",
        "rows = list(csv.DictReader(open(os.environ['TY_INPUT_ROWS'])))",
        "with open(os.environ['TY_OUTPUT_PREDICTIONS'], 'w') as out:",
        "    print('probability_No,probability_Yes,prediction,note', file=out)",
        "    for r in rows: print(f'{1 - p},{p},No,\"a, b\"', file=out)");
    Outcome.Succeeded outcome =
        (Outcome.Succeeded)
            run(
                predictWith("predict.py"),
                option("target", text("left")),
                option("positive", text("Yes")));

    assertThat(manifest(model(outcome)).classes()).containsExactly("No", "Yes");
    try (Predictor predictor = open(outcome)) {
      assertThat(predictor.outputs().names())
          .containsExactly("prediction", "probability_No", "probability_Yes");
      assertThat(predictor.predict(rows(List.of("x"), List.of(5L))).values())
          .containsExactly(List.of("No", 0.75, 0.25));
    }
  }

  @Test
  void a_script_that_cannot_predict_fails_the_training() throws Exception {
    home.file("predict.py", "raise SystemExit(3)");
    assertThat(((Outcome.Failed) train(predictWith("predict.py"))).message())
        .isEqualTo("predict.py ended with exit code 3 and gave no predictions");

    home.file(
        "predict.py",
        "import os; open(os.environ['TY_OUTPUT_PREDICTIONS'], 'w').write('prediction\\n1\\n')");
    assertThat(((Outcome.Failed) train(predictWith("predict.py"))).message())
        .isEqualTo("predict.py wrote 1 predictions for 3 rows: write one a row, in order");

    home.file(
        "predict.py",
        "import os; open(os.environ['TY_OUTPUT_PREDICTIONS'], 'w').write('y\\n1\\n')");
    assertThat(((Outcome.Failed) train(predictWith("predict.py"))).message())
        .isEqualTo("predict.py wrote no column 'prediction': write CSV with that header");
  }

  @Test
  void a_predictor_whose_script_fails_later_says_so_without_values() throws Exception {
    home.file("predict.py", PREDICT);
    try (Predictor predictor = open(trained(predictWith("predict.py")))) {
      assertThatThrownBy(
              () ->
                  predictor.predict(
                      new Rows(
                          new Schema(List.of(new Column("x", ColumnType.TEXT))),
                          List.of(List.of("secret value")))))
          .isInstanceOf(StepFailure.class)
          .hasMessage("predict.py ended with exit code 1 and gave no predictions");
    }
  }

  @Test
  void a_target_that_is_no_column_is_named_with_those_there_are() throws Exception {
    assertThat(
            ((Outcome.Failed) run(using("python", "train.py"), option("target", text("z"))))
                .message())
        .isEqualTo("the target 'z' is no column of the rows; they have x, y");
  }

  @Test
  void a_missing_model_fails_the_training() throws Exception {
    home.file("train.py", "pass");

    assertThat(((Outcome.Failed) train(using("python", "train.py"))).message())
        .isEqualTo(
            "train.py did not write its output 'model': write it to the path in TY_OUTPUT_MODEL");
  }

  private static Option predictWith(String script) {
    return using("python", "train.py", option("predictWith", text(script)));
  }

  private Outcome.Succeeded trained(Option using) throws Exception {
    Outcome outcome = train(using);
    assertThat(outcome).isInstanceOf(Outcome.Succeeded.class);
    return (Outcome.Succeeded) outcome;
  }

  private Outcome train(Option using) throws Exception {
    return run(using, option("target", text("y")));
  }

  private Outcome run(Option... options) throws Exception {
    return home.run(step("model", "train", List.of(options), MODEL), new TrainingScript(host));
  }

  private Predictor open(Outcome.Succeeded outcome) throws IOException {
    ScriptLoader loader =
        new ScriptLoader(host, home.services().settings(), home.artifacts, printed);
    return new ModelPackages(home.artifacts, Map.of(ScriptLoader.LEARNER, loader))
        .load(model(outcome).digest());
  }

  private static Artifact model(Outcome.Succeeded outcome) {
    return Objects.requireNonNull(outcome.outputs().get("model"));
  }

  private PackageManifest manifest(Artifact model) throws IOException {
    try (ModelPackage opened = ModelPackage.open(home.artifacts.path(model.digest()))) {
      return opened.manifest();
    }
  }

  @SafeVarargs
  private static Rows rows(List<String> names, List<Object>... rows) {
    List<Column> columns = new ArrayList<>();
    names.forEach(name -> columns.add(new Column(name, ColumnType.WHOLE_NUMBER)));
    return new Rows(new Schema(columns), List.copyOf(Arrays.asList(rows)));
  }
}
