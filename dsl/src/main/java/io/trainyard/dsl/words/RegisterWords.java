package io.trainyard.dsl.words;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;

/** How a model version is registered. */
@Block(value = "register", about = "Makes a version of a named model.")
public interface RegisterWords extends StepWords {
  @Word(about = "The name of the model.", example = "named 'churn'", required = true)
  void named(@Name CharSequence name);

  @Word(
      about = "An alias that moves to this version; not champion where a deploy moves it.",
      example = "alias 'champion'",
      many = true)
  void alias(@Fixed String name);

  @Word(about = "What the model card says.", example = "card { purpose 'Retention offers' }")
  void card(
      @DelegatesTo(value = CardWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
}
