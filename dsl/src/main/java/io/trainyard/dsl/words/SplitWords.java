package io.trainyard.dsl.words;

/** How rows are parted. */
@Block(value = "split", about = "Parts a table into rows to train on and rows held out.")
public interface SplitWords extends StepWords {
  @Word(
      about = "The share of rows held out as `test`.",
      example = "holdOut 20.percent",
      required = true)
  void holdOut(@Within(from = 0, to = 1) Share share);

  @Word(about = "The share of rows set aside as `validation`.", example = "validation 10.percent")
  void validation(@Within(from = 0, to = 1) Share share);

  @Word(
      about = "Each part has the same share of each value of this column.",
      example = "stratify 'churned'")
  void stratify(String column);

  @Word(about = "Parts by time or by group instead of by chance.", example = "by time 'ts'")
  void by(SplitBy what);

  @Word(about = "The latest rows are held out.", example = "by time 'ts'")
  SplitBy time(String column);

  @Word(about = "Rows of one group stay together.", example = "by group 'customer_id'")
  SplitBy group(String column);

  @Word(about = "The same seed gives the same parts.", example = "seed 42")
  void seed(long number);
}
