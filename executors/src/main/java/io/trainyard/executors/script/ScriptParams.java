package io.trainyard.executors.script;

import io.trainyard.engine.pipeline.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Hands the params of a run to a script. */
final class ScriptParams {
  private ScriptParams() {}

  /** Writes the JSON file; gives the variables that name it and hold each single param. */
  static Map<String, String> write(Map<String, Value> params, Path file) throws IOException {
    Map<String, Object> all = new TreeMap<>();
    Map<String, String> variables = new LinkedHashMap<>();
    for (Map.Entry<String, Value> param : new TreeMap<>(params).entrySet()) {
      Object value = ScriptValues.json(param.getValue());
      if (value != null) {
        all.put(param.getKey(), value);
      }
      if (value != null && !(value instanceof List)) {
        Names.put(variables, "TY_PARAM_", param.getKey(), ScriptValues.plain(value));
      }
    }
    Files.write(file, Json.bytes(all));
    variables.put("TY_PARAMS", file.toString());
    return variables;
  }
}
