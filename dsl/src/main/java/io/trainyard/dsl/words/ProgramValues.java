package io.trainyard.dsl.words;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;

/** Programs that do the work of a step. */
public interface ProgramValues {
  @Word(about = "A Python script.", example = "using python('features.py')")
  Program python(@Fixed String script);

  Program python(
      @Fixed String script,
      @DelegatesTo(value = ProgramWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  @Word(about = "A shell script.", example = "using shell('export.sh')")
  Program shell(@Fixed String script);

  Program shell(
      @Fixed String script,
      @DelegatesTo(value = ProgramWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
}
