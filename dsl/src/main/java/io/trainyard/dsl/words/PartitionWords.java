package io.trainyard.dsl.words;

/** How a table is parted. */
@Block(value = "partition", about = "Parts a table into one table for each value of a column.")
public interface PartitionWords extends StepWords {

  @Word(
      about =
          "The column; each value, as text, is the key of its rows. Rows without one have the key (none).",
      example = "by 'region'",
      required = true)
  void by(CharSequence column);
}
