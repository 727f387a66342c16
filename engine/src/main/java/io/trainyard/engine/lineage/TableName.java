package io.trainyard.engine.lineage;

/**
 * What a table is called.
 *
 * @param pipeline whose step makes it
 * @param output {@code step.output}
 */
public record TableName(String pipeline, String output) {
  /** Comes before every name. */
  public static final TableName FIRST = new TableName("", "");

  private static final String MAIN = ".data";

  /** A name as {@link #text} writes it; one without a dot names no table. */
  public static TableName parse(String text) {
    int dot = text.indexOf('.');
    if (dot < 0) {
      return new TableName(text, "");
    }
    String output = text.substring(dot + 1);
    return new TableName(text.substring(0, dot), output.indexOf('.') < 0 ? output + MAIN : output);
  }

  /** {@code churn.clean} for the main output of a step, {@code churn.parts.train} for others. */
  public String text() {
    return pipeline + "." + shortText();
  }

  /** The same without the pipeline. */
  public String shortText() {
    return output.endsWith(MAIN) ? output.substring(0, output.length() - MAIN.length()) : output;
  }
}
