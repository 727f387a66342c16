package io.trainyard.executors.script;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.ArtifactStore.Stored;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.run.KeyContext;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.StepBody;
import io.trainyard.engine.run.StepContext;
import io.trainyard.engine.run.StepFailure;
import io.trainyard.engine.table.Rows;
import io.trainyard.engine.table.Schema;
import io.trainyard.engine.table.TableFiles.Description;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Trains by a script. Beside the script contract it finds the rows at {@code TY_INPUT_ROWS}
 * whatever the input is called, and {@code TY_TARGET} and {@code TY_POSITIVE}; it writes its model,
 * a file or a folder, to {@code TY_OUTPUT_MODEL}. The script of {@code predictWith} is tried at
 * once on the first rows, so that one that cannot predict fails here rather than when it serves.
 */
public final class TrainingScript implements StepBody {
  private static final String OUTPUT = "model";
  private static final int TRIAL_ROWS = 100;

  private final ScriptHost host;
  private final ScriptParts parts;

  public TrainingScript(ScriptHost host) {
    this.host = host;
    this.parts = new ScriptParts(host);
  }

  @Override
  public Optional<Map<String, String>> cacheParts(KeyContext context)
      throws IOException, InterruptedException {
    return parts.of(context);
  }

  @Override
  public Outcome run(StepContext context) throws Exception {
    ScriptCall call = new ScriptCall(host, context);
    Artifact rows = rows(context);
    Description table = host.tables().describe(context.artifacts().path(rows.digest()));
    Signature signature = Signature.of(context.order().step(), table.schema());
    call.with("TY_TARGET", signature.target().name())
        .with("TY_POSITIVE", signature.positive().orElse(""))
        .withRows();
    call.run();
    if (call.events().hasFailedCheck()) {
      return ScriptBody.failed(call.events());
    }
    Path model = new ScriptOutputs(call, context, host.tables()).existing(OUTPUT);
    Schema outputs = trial(call, context, model, rows, signature);
    Artifact made =
        pack(new Trained(call, context, signature, outputs, table, rows.digest()), model);
    Outcome.Builder outcome =
        Outcome.succeeded().rows(table.rows()).findings(call.events().findings());
    call.events().metrics().forEach(outcome::metric);
    return outcome.output(OUTPUT, made).build();
  }

  private static Artifact rows(StepContext context) {
    return context.order().inputs().stream()
        .flatMap(input -> input.artifact().stream())
        .filter(artifact -> artifact.kind().equals(ArtifactKind.TABLE.word()))
        .findFirst()
        .orElseThrow(
            () -> StepFailure.forGood("there are no rows to train on: hand a table to train"));
  }

  /** What the script that predicts gives for the first rows; no columns where there is none. */
  private Schema trial(
      ScriptCall call, StepContext context, Path model, Artifact rows, Signature signature)
      throws IOException, InterruptedException {
    Optional<Path> predictWith = call.program().predictWith();
    if (predictWith.isEmpty()) {
      return new Schema(List.of());
    }
    Path folder = Files.createDirectories(call.folder().root().resolve("trial"));
    Path all = folder.resolve("all.csv");
    Path first = folder.resolve("rows.csv");
    host.tables().exportCsv(context.artifacts().path(rows.digest()), all);
    RowsCsv.head(all, TRIAL_ROWS, first);
    Rows trialRows = onlyInputs(RowsCsv.read(first), signature.inputs());
    RowsCsv.write(trialRows, first);
    PredictCall predict =
        new PredictCall(
            host,
            context.settings(),
            call.program().language(),
            predictWith.get(),
            model,
            context.output());
    var records = predict.records(first, folder);
    Schema outputs = Predictions.columns(records, signature.predictionType(), predictWith.get());
    new Predictions(predictWith.get(), outputs).of(records, trialRows.size());
    return outputs;
  }

  /** Those columns alone that a request will bring. */
  private static Rows onlyInputs(List<List<@Nullable String>> records, Schema inputs) {
    List<@Nullable String> header = records.get(0);
    List<Integer> positions = inputs.names().stream().map(header::indexOf).toList();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (List<@Nullable String> record : records.subList(1, records.size())) {
      List<@Nullable Object> row = new ArrayList<>();
      positions.forEach(position -> row.add(record.get(position)));
      rows.add(row);
    }
    return new Rows(inputs, rows);
  }

  private static Artifact pack(Trained trained, Path model) throws IOException {
    Path file = trained.call().folder().root().resolve("package.zip");
    ScriptPackage.write(file, trained.manifest(), model, trained.call().program().predictWith());
    Stored stored = trained.context().artifacts().put(file);
    String name = trained.context().order().step().name() + "." + OUTPUT;
    Map<String, String> facts = Map.of("learner", ScriptPackage.LEARNER);
    return new Artifact(name, ArtifactKind.MODEL.word(), stored.digest(), stored.bytes(), facts);
  }
}
