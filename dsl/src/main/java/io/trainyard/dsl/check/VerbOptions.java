package io.trainyard.dsl.check;

import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Value;
import java.util.ArrayList;
import java.util.List;

/** The options of a step: the lines of its block, and what some verbs take in brackets. */
final class VerbOptions {
  private VerbOptions() {}

  static List<Option> of(String verb, CallReader.Said said, SourceRef at) {
    List<Option> options = new ArrayList<>();
    List<Value> given = said.values();
    switch (verb) {
      case "list" -> {
        if (!given.isEmpty()) {
          options.add(new Option("values", given, at));
        }
      }
      case "call" -> options.add(new Option("pipeline", given, at));
      case "decide" ->
          options.add(new Option("decide", given.subList(given.size() - 1, given.size()), at));
      default -> {
        // Everything in front of the block is an input.
      }
    }
    options.addAll(said.options());
    return options;
  }
}
