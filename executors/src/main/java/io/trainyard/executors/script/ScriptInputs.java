package io.trainyard.executors.script;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.StepContext;
import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.Schema;
import io.trainyard.engine.table.TableFiles;
import io.trainyard.engine.table.TableFiles.Description;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lays the inputs of a step out as files of the script's own: each at {@code TY_INPUT_<NAME>}, and
 * all described in the file at {@code TY_INPUTS}, a JSON object by name: {@code kind}, {@code
 * path}, {@code uri}, {@code sha256} of the artifact, {@code format}, and for tables {@code rows}
 * and {@code columns} with {@code name} and {@code type}.
 */
final class ScriptInputs {
  private final StepContext context;
  private final TableFiles tables;
  private final boolean parquet;
  private final Map<String, Object> described = new LinkedHashMap<>();
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final List<String> tablePaths = new ArrayList<>();

  ScriptInputs(StepContext context, TableFiles tables, boolean parquet) {
    this.context = context;
    this.tables = tables;
    this.parquet = parquet;
  }

  /** Writes every input that there is; gives the variables that name them. */
  Map<String, String> write(ScriptFolder folder) throws IOException {
    for (AttemptOrder.StepInput input : context.order().inputs()) {
      if (input.artifact().isPresent()) {
        write(input.name(), input.artifact().get(), folder);
      }
    }
    Files.write(folder.inputList(), Json.bytes(described));
    variables.put("TY_INPUTS", folder.inputList().toString());
    return variables;
  }

  /** The path of the first table that was written. */
  Optional<String> firstTable() {
    return tablePaths.stream().findFirst();
  }

  private void write(String name, Artifact artifact, ScriptFolder folder) throws IOException {
    boolean isTable = artifact.kind().equals(ArtifactKind.TABLE.word());
    String format = isTable ? parquet ? "parquet" : "csv" : format(artifact.kind());
    Path file = folder.inputs().resolve(fileName(name, format));
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("kind", artifact.kind());
    description.put("path", file.toString());
    description.put("uri", file.toUri().toString());
    description.put("sha256", artifact.digest().hex());
    description.put("format", format);
    Path kept = context.artifacts().path(artifact.digest());
    if (isTable) {
      Description table = parquet ? tables.describe(kept) : tables.exportCsv(kept, file);
      tablePaths.add(file.toString());
      description.put("rows", table.rows());
      description.put("columns", columns(table.schema()));
    }
    if (!isTable || parquet) {
      // A copy: what is kept must never be within a script's reach.
      Files.copy(kept, file);
    }
    described.put(name, description);
    Names.put(variables, "TY_INPUT_", name, file.toString());
  }

  private static List<Map<String, String>> columns(Schema schema) {
    List<Map<String, String>> columns = new ArrayList<>();
    for (Column column : schema.columns()) {
      Map<String, String> described = new LinkedHashMap<>();
      described.put("name", column.name());
      described.put("type", column.type().word());
      columns.add(described);
    }
    return columns;
  }

  private static String format(String kind) {
    if (kind.equals(ArtifactKind.MODEL.word())) {
      return "zip";
    }
    return kind.equals(ArtifactKind.FILE.word()) ? "file" : "json";
  }

  private static String fileName(String name, String format) {
    String safe = name.replaceAll("[^A-Za-z0-9_-]", "_");
    return format.equals("file") ? safe : safe + "." + format;
  }
}
