package io.trainyard.executors.data.collect;

import io.trainyard.engine.pipeline.Input;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which columns of a step's table later steps name. It follows the table through the steps that
 * keep its columns, {@code validate} and {@code split}; what a query or a block uses is not known.
 */
final class NeededColumns {
  private static final Set<String> KEEPING = Set.of("validate", "split");
  private static final Set<String> WORDS =
      Set.of("column", "target", "stratify", "slice", "keep", "only");
  private static final Set<String> BLOCKS = Set.of("inputs", "by");

  private NeededColumns() {}

  /** The steps that need each column, by column. */
  static Map<String, Set<String>> of(Pipeline pipeline, String from) {
    Map<String, Set<String>> needed = new TreeMap<>();
    Set<String> sources = new HashSet<>(Set.of(from));
    Deque<String> open = new ArrayDeque<>(sources);
    while (!open.isEmpty()) {
      String source = open.remove();
      for (Step step : pipeline.steps()) {
        if (step.inputs().stream().anyMatch(input -> isOf(input, source))) {
          step.options().forEach(option -> gather(option, step.name(), needed));
          if (KEEPING.contains(step.verb()) && sources.add(step.name())) {
            open.add(step.name());
          }
        }
      }
    }
    return needed;
  }

  private static boolean isOf(Input input, String step) {
    return input.from() instanceof Value.Output output && output.step().equals(step);
  }

  private static void gather(Option option, String step, Map<String, Set<String>> needed) {
    if (WORDS.contains(option.word())) {
      boolean first = option.word().equals("column") || option.word().equals("slice");
      for (Value value : first ? option.values().subList(0, 1) : option.values()) {
        if (value instanceof Value.Text column) {
          needed.computeIfAbsent(column.text(), name -> new TreeSet<>()).add(step);
        }
      }
    } else if (BLOCKS.contains(option.word())) {
      for (Value value : option.values()) {
        if (value instanceof Value.Term term) {
          gather(new Option("keep", term.values(), option.at()), step, needed);
          term.options().forEach(inner -> gather(inner, step, needed));
        }
      }
    }
  }
}
