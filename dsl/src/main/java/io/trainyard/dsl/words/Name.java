package io.trainyard.dsl.words;

import io.trainyard.engine.pipeline.Names;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The text is a name of a pipeline, model or endpoint: {@code [a-z][a-z0-9_-]{0,62}}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Name {
  /** What such a name looks like. */
  String PATTERN = Names.PATTERN;
}
