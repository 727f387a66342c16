package io.trainyard.dsl.words;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The block has an arrow: it runs later, with its step, and sees only what it is handed. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Runs {
  /** What the block is handed. */
  Handed value();

  /** What an arrow block is handed. */
  enum Handed {
    /** One row of the step's table. */
    ROW,
    /** Each input of the step, in order. */
    INPUTS
  }
}
