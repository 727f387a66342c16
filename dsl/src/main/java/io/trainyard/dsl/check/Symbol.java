package io.trainyard.dsl.check;

import java.util.Map;
import org.codehaus.groovy.ast.ASTNode;

/**
 * What a name of the file stands for.
 *
 * @param kind what sort of name
 * @param read its value: a literal, a param, or the main output of a step
 * @param verb the verb of a step, or the word of a param
 * @param outputs the outputs of a step that are said with a dot, with their types
 * @param at where it is declared
 */
record Symbol(
    String name, Kind kind, Read read, String verb, Map<String, Class<?>> outputs, ASTNode at) {

  /** Sorts of names. */
  enum Kind {
    CONSTANT,
    PARAM,
    STEP,
    /** Its declaration has a mistake. */
    BROKEN
  }
}
