package io.trainyard.dsl.words;

/** What a model learns from. */
@Block(
    value = "inputs",
    about =
        "What a model learns from, and how columns are prepared. Prepared on training rows only.")
public interface InputsWords {
  @Word(about = "Not learnt from.", example = "ignore 'id', 'ts'", many = true)
  void ignore(String... columns);

  @Word(about = "Learnt from these only.", example = "only 'age', 'plan'")
  void only(String... columns);

  @Word(
      about = "What stands in for a missing value.",
      example = "impute median, 'age'",
      many = true)
  void impute(Imputation how, String... columns);

  void impute(Imputation how);

  @Word(about = "The middle value.", example = "impute median, 'age'")
  Imputation getMedian();

  @Word(about = "The mean value.", example = "impute mean, 'age'")
  Imputation getMean();

  @Word(about = "The most frequent value.", example = "impute mostFrequent, 'plan'")
  Imputation getMostFrequent();

  @Word(about = "How a text becomes numbers.", example = "encode oneHot, 'plan'", many = true)
  void encode(Encoding how, String... columns);

  @Word(about = "One column a value.", example = "encode oneHot, 'plan'")
  Encoding getOneHot();

  @Word(about = "Its place in the order of the texts.", example = "encode ordinal, 'size'")
  Encoding getOrdinal();

  @Word(about = "Scaled to mean 0 and deviation 1.", example = "scale everyNumber", many = true)
  void scale(Scaling which);

  void scale(String... columns);

  @Word(about = "Each column that holds numbers.", example = "scale everyNumber")
  Scaling getEveryNumber();
}
