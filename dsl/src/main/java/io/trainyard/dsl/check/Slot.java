package io.trainyard.dsl.check;

import groovy.lang.DelegatesTo;
import io.trainyard.dsl.words.Fixed;
import io.trainyard.dsl.words.Name;
import io.trainyard.dsl.words.Runs;
import io.trainyard.dsl.words.Sql;
import io.trainyard.dsl.words.Within;
import java.lang.reflect.Parameter;
import java.util.Optional;

/**
 * One value that a word takes.
 *
 * @param type what it is
 * @param many whether any number of them may stand here
 * @param fixed whether a param is refused
 * @param name whether it is a name of a pipeline, model or endpoint
 * @param sql whether its holes are bound
 * @param within the range of a number or duration
 * @param block the words of a block that is read once
 * @param runs what a block that runs later is handed
 */
record Slot(
    Class<?> type,
    boolean many,
    boolean fixed,
    boolean name,
    boolean sql,
    Optional<Within> within,
    Optional<Class<?>> block,
    Optional<Runs.Handed> runs) {

  static Slot of(Parameter parameter) {
    Class<?> type = parameter.getType();
    DelegatesTo block = parameter.getAnnotation(DelegatesTo.class);
    Runs runs = parameter.getAnnotation(Runs.class);
    return new Slot(
        type.isArray() ? type.getComponentType() : type,
        type.isArray(),
        parameter.isAnnotationPresent(Fixed.class),
        parameter.isAnnotationPresent(Name.class),
        parameter.isAnnotationPresent(Sql.class),
        Optional.ofNullable(parameter.getAnnotation(Within.class)),
        Optional.ofNullable(block).map(DelegatesTo::value),
        Optional.ofNullable(runs).map(Runs::value));
  }

  boolean isBlock() {
    return block.isPresent() || runs.isPresent();
  }

  /** How messages speak of it. */
  String phrase() {
    String said = Phrases.of(type);
    String range = within.map(w -> Phrases.range(type, w)).orElse("");
    return said + range + (many ? " (one or more)" : "");
  }
}
