package io.trainyard.dsl.words;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;

/** What stands at the top of a file. */
public interface FileWords {
  @Word(about = "A file holds one.", example = "pipeline('churn') { }")
  void pipeline(
      @Name @Fixed String name,
      @DelegatesTo(value = PipelineWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
}
