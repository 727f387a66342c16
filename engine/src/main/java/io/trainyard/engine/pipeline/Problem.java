package io.trainyard.engine.pipeline;

/**
 * A mistake, or something worth a look, in a pipeline file.
 *
 * @param message what, why, and the smallest fix; without the place
 */
public record Problem(Severity severity, SourceRef at, String message)
    implements Comparable<Problem> {

  /** Whether the pipeline may run. */
  public enum Severity {
    /** The pipeline may not run. */
    ERROR,
    /** It may. */
    WARNING
  }

  public static Problem error(SourceRef at, String message) {
    return new Problem(Severity.ERROR, at, message);
  }

  public static Problem warning(SourceRef at, String message) {
    return new Problem(Severity.WARNING, at, message);
  }

  @Override
  public int compareTo(Problem other) {
    int byPlace = at.compareTo(other.at);
    return byPlace != 0 ? byPlace : message.compareTo(other.message);
  }

  @Override
  public String toString() {
    return at + ": " + (severity == Severity.WARNING ? "warning: " : "") + message;
  }
}
