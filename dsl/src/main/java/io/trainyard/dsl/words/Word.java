package io.trainyard.dsl.words;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What people read about a word. Overloads of a word share the one that stands at the first. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Word {
  /** What it says, in one line. */
  String about();

  /** A line as it stands in a file. */
  String example();

  /** Whether its block is incomplete without it. */
  boolean required() default false;

  /** Whether it may stand more than once in a block. */
  boolean many() default false;
}
