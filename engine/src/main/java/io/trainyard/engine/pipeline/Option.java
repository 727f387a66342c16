package io.trainyard.engine.pipeline;

import java.util.List;

/**
 * A word followed by its values: {@code timeout 30.minutes}. A block behind the word, as in {@code
 * card { purpose 'x' }}, is a last value: a {@link Value.Term} with an empty word and the block's
 * options.
 */
public record Option(String word, List<Value> values, SourceRef at) {
  public Option {
    values = List.copyOf(values);
  }
}
