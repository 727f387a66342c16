package io.trainyard.web.view.chart;

/**
 * What an axis measures.
 *
 * @param label in words
 * @param unit such as {@code ms}; empty where the figures have none
 * @param whole whether only whole numbers mean anything on it, as for counts and steps
 */
public record Axis(String label, String unit, boolean whole) {
  /** Of figures without a unit. */
  public static Axis of(String label) {
    return new Axis(label, "", false);
  }

  /** Of figures with a unit. */
  public static Axis of(String label, String unit) {
    return new Axis(label, unit, false);
  }

  /** Of counts or steps. */
  public static Axis whole(String label) {
    return new Axis(label, "", true);
  }

  /** The label with its unit. */
  public String text() {
    return unit.isEmpty() ? label : label + ", " + unit;
  }
}
