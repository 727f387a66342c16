package io.trainyard.engine.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a column looks like. NaN and infinities are counted apart and in no other figure.
 *
 * @param nulls fields without a value
 * @param distinct different values
 * @param notFinite NaN and infinities; 0 unless it holds numbers
 * @param least null where there is no value; else of the column's Java type
 * @param greatest likewise
 * @param mean null unless it holds numbers
 * @param bins ten of equal width, of numbers; one where all are equal
 * @param frequent the ten most frequent values, of what is no number
 */
public record ColumnProfile(
    Column column,
    long nulls,
    long distinct,
    long notFinite,
    @Nullable Object least,
    @Nullable Object greatest,
    @Nullable Double mean,
    List<Bin> bins,
    List<Frequent> frequent) {
  public ColumnProfile {
    bins = List.copyOf(bins);
    frequent = List.copyOf(frequent);
  }

  /** How many values lie between two figures. */
  public record Bin(double from, double to, long count) {}

  /** A value, as text, and how often it comes. */
  public record Frequent(String value, long count) {}
}
