package io.trainyard.executors.script;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The environment a script starts with, before the contract's own variables: {@code PATH}, {@code
 * HOME}, {@code USER}, {@code LOGNAME}, {@code TZ}, {@code LANG}, {@code LC_ALL}, {@code
 * LD_LIBRARY_PATH}, {@code VIRTUAL_ENV} and {@code PYENV_ROOT} as they are here, nothing else. So a
 * script cannot depend on, or give away, what happens to be set where it runs.
 */
final class ScriptEnvironment {
  private static final List<String> HANDED_DOWN =
      List.of(
          "PATH",
          "HOME",
          "USER",
          "LOGNAME",
          "TZ",
          "LANG",
          "LC_ALL",
          "LD_LIBRARY_PATH",
          "VIRTUAL_ENV",
          "PYENV_ROOT");

  private ScriptEnvironment() {}

  static Map<String, String> of(Map<String, String> ours) {
    Map<String, String> environment = new LinkedHashMap<>();
    for (String name : HANDED_DOWN) {
      String value = ours.get(name);
      if (value != null) {
        environment.put(name, value);
      }
    }
    environment.putIfAbsent("LANG", "C.UTF-8");
    // Lines are seen when they are printed, as UTF-8, and nothing is left beside the script.
    environment.put("PYTHONUNBUFFERED", "1");
    environment.put("PYTHONUTF8", "1");
    environment.put("PYTHONDONTWRITEBYTECODE", "1");
    environment.put("MLFLOW_DISABLE_TELEMETRY", "true");
    return environment;
  }
}
