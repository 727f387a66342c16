package io.trainyard.dsl.words;

/** Options of a param that is a yes or no. */
@Block(value = "yesNo", about = "A param that is a yes or no.")
public interface YesNoWords extends ParamWords {
  @Word(about = "The default; without it every run gives a value.", example = "otherwise true")
  void otherwise(@Fixed boolean value);
}
