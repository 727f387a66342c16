package io.trainyard.web.app;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.deploy.Predictor;
import io.trainyard.engine.deploy.PredictorLoader;
import io.trainyard.engine.run.StepFailure;
import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.Rows;
import io.trainyard.executors.data.file.FileFormat;
import io.trainyard.executors.data.file.RowFiles;
import io.trainyard.executors.place.Folders;
import io.trainyard.web.api.VersionView;
import io.trainyard.web.app.text.Csv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trainyard predict}: one prediction a row. */
@Command(
    name = "predict",
    description = {
      "Score rows with a registered model; one prediction a row, in order.",
      "A model is written churn (its champion), churn@candidate or churn:3."
    })
final class PredictVerb extends AskingVerb {
  private static final String STDIN = "-";

  @Parameters(paramLabel = "MODEL", description = "Such as churn, churn@candidate or churn:3.")
  private String model = "";

  @Option(
      names = "--rows",
      required = true,
      paramLabel = "FILE",
      description = "A .csv, .parquet or .jsonl file; - is CSV on standard input.")
  private String rows = "";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where predictions go; else standard output, as CSV.")
  private @Nullable String out;

  PredictVerb(Shell shell) {
    super(shell);
  }

  @Override
  public Integer call() throws IOException {
    ModelName name = ModelName.parse(model);
    Path work = Files.createTempDirectory("trainyard-predict");
    try (OpenDesk open = desk()) {
      VersionView version = name.find(open.desk().model(name.name()));
      Rows given = read(work);
      Rows predictions = predict(version, given);
      write(predictions, work);
      shell()
          .err()
          .println("%s:%d, %d rows".formatted(version.name(), version.version(), given.size()));
    } catch (StepFailure e) {
      throw Refusal.usage(Sentence.of(e.getMessage()));
    } finally {
      Folders.delete(work);
    }
    return Exit.OK;
  }

  private Rows read(Path work) throws IOException {
    Path file;
    if (rows.equals(STDIN)) {
      file = work.resolve("stdin.csv");
      Files.copy(shell().in(), file);
    } else {
      file = PipelineFiles.requireFile(rows, shell());
    }
    return RowFiles.read(file, format(file), Files.createDirectory(work.resolve("read")));
  }

  private static FileFormat format(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".parquet")) {
      return FileFormat.PARQUET;
    }
    return name.endsWith(".jsonl") ? FileFormat.JSON_LINES : FileFormat.CSV;
  }

  private PredictorLoader loader() {
    Trainyard trainyard = trainyard();
    return trainyard.predictorLoader(trainyard.artifacts());
  }

  private Rows predict(VersionView version, Rows given) throws IOException {
    try (Predictor predictor = loader().load(Digest.parse(version.model()))) {
      return predictor.predict(given);
    } catch (IllegalArgumentException e) {
      throw Refusal.usage(Sentence.of(rows + ": " + e.getMessage()));
    }
  }

  private void write(Rows predictions, Path work) throws IOException {
    if (out != null) {
      Path file = shell().resolve(out);
      RowFiles.write(predictions, file, format(file), Files.createDirectory(work.resolve("write")));
    } else if (json()) {
      printJson(objects(predictions));
    } else {
      Csv.lines(predictions).forEach(this::print);
    }
  }

  private static List<Map<String, @Nullable Object>> objects(Rows rows) {
    List<Map<String, @Nullable Object>> objects = new ArrayList<>();
    List<Column> columns = rows.schema().columns();
    for (List<@Nullable Object> row : rows.values()) {
      Map<String, @Nullable Object> object = new LinkedHashMap<>();
      for (int at = 0; at < columns.size(); at++) {
        object.put(columns.get(at).name(), row.get(at));
      }
      objects.add(object);
    }
    return objects;
  }
}
