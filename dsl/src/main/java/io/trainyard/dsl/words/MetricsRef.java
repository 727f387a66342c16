package io.trainyard.dsl.words;

/** What {@code evaluate} measured. */
@Called("metrics")
public interface MetricsRef extends Ref {
  /** Each limit and slice, and whether it holds. */
  ReportRef getFindings();
}
