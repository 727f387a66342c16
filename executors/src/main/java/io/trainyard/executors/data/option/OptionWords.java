package io.trainyard.executors.data.option;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/**
 * The words of a verb: the components of its options record, which bear the words' names, so that
 * each word binds to one component and back.
 */
public final class OptionWords {
  private OptionWords() {}

  public static List<String> of(Class<? extends Record> options) {
    return Arrays.stream(options.getRecordComponents()).map(RecordComponent::getName).toList();
  }
}
