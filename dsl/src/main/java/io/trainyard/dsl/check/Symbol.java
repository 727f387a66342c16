package io.trainyard.dsl.check;

import io.trainyard.engine.pipeline.Output;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codehaus.groovy.ast.ASTNode;

/**
 * What a name of the file stands for.
 *
 * @param kind what sort of name
 * @param read its value: a literal, a param, or the main output of a step
 * @param verb the verb of a step, or the word of a param
 * @param made what a step makes
 * @param at where it is declared
 */
record Symbol(String name, Kind kind, Read read, String verb, Made made, ASTNode at) {

  /** Sorts of names. */
  enum Kind {
    CONSTANT,
    PARAM,
    STEP,
    /** Its declaration has a mistake. */
    BROKEN
  }

  /**
   * What a step makes.
   *
   * @param outputs all of it, the main one first
   * @param dotted what is said with a dot, with its type
   * @param item what {@code each(..)} hands over of a list or partition; empty for other steps
   */
  record Made(List<Output> outputs, Map<String, Class<?>> dotted, Optional<Read> item) {
    static final Made NOTHING = new Made(List.of(), Map.of(), Optional.empty());
  }

  /** A name that is no step. */
  static Symbol plain(String name, Kind kind, Read read, String word, ASTNode at) {
    return new Symbol(name, kind, read, word, Made.NOTHING, at);
  }

  /** What is said of it with a dot, with its type. */
  Map<String, Class<?>> outputs() {
    return made.dotted();
  }
}
