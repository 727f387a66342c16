package io.trainyard.dsl.words;

/** Options of a param that is a text. */
@Block(value = "text", about = "A param that is a text.")
public interface TextWords extends ParamWords {
  @Word(about = "The default; without it every run gives a value.", example = "otherwise 'eu'")
  void otherwise(@Fixed String value);

  @Word(about = "What a value must satisfy.", example = "allowed oneOf('eu', 'us')")
  void allowed(@Fixed Bound bound);

  @Word(about = "Only these values.", example = "allowed oneOf('eu', 'us')")
  Bound oneOf(@Fixed Object... values);
}
