package io.trainyard.executors.script;

import io.trainyard.engine.table.TableFiles;
import io.trainyard.executors.place.ProcessRun;
import java.util.Map;

/**
 * What scripts need of the machine they run on.
 *
 * @param environment our own, from which a script is handed a few variables only
 */
public record ScriptHost(ProcessRun processes, TableFiles tables, Map<String, String> environment) {
  public ScriptHost {
    environment = Map.copyOf(environment);
  }
}
