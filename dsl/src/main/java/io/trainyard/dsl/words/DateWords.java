package io.trainyard.dsl.words;

/** Options of a param that is a calendar date. */
@Block(value = "date", about = "A param that is a calendar date.")
public interface DateWords extends ParamWords {
  @Word(
      about = "The default; without it every run gives a value.",
      example = "otherwise '2026-01-31'")
  void otherwise(@Fixed String value);

  @Word(
      about = "What a value must satisfy.",
      example = "allowed between('2026-01-01', '2026-12-31')")
  void allowed(@Fixed Bound bound);

  @Word(about = "Both days are allowed.", example = "allowed between('2026-01-01', '2026-12-31')")
  Bound between(@Fixed String first, @Fixed String last);
}
