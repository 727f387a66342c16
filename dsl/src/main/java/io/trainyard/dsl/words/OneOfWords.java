package io.trainyard.dsl.words;

/** Options of a param that is one of some values. */
@Block(value = "oneOf", about = "A param that is one of some values.")
public interface OneOfWords extends ParamWords {
  @Word(about = "The default; without it every run gives a value.", example = "otherwise 'eu'")
  void otherwise(@Fixed Object value);
}
