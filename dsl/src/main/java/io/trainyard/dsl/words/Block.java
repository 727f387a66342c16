package io.trainyard.dsl.words;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which block an interface describes. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Block {
  /** The word whose block it is, such as {@code train}. */
  String value();

  /** What the word is for, in one line. */
  String about();
}
