package io.trainyard.dsl.words;

/** Options of a param that is a number. */
@Block(value = "number", about = "A param that is a number.")
public interface NumberWords extends ParamWords {
  @Word(about = "The default; without it every run gives a value.", example = "otherwise 0.2")
  void otherwise(@Fixed Number value);

  @Word(about = "What a value must satisfy.", example = "allowed between(7, 90)")
  void allowed(@Fixed Bound bound);

  @Word(about = "Both ends are allowed.", example = "allowed between(7, 90)")
  Bound between(@Fixed Number least, @Fixed Number most);

  @Word(about = "Only these values.", example = "allowed oneOf(7, 30, 90)")
  Bound oneOf(@Fixed Object... values);
}
