package io.trainyard.executors.place;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.Outcome;

/**
 * What a worker says of its attempt, one JSON line each. What user code prints is no report: it
 * goes to the standard error of the worker, so that its lines keep their order.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "report")
@JsonSubTypes({
  @JsonSubTypes.Type(value = AttemptReport.Heartbeat.class, name = "heartbeat"),
  @JsonSubTypes.Type(value = AttemptReport.Progress.class, name = "progress"),
  @JsonSubTypes.Type(value = AttemptReport.Metric.class, name = "metric"),
  @JsonSubTypes.Type(value = AttemptReport.Asked.class, name = "asked"),
  @JsonSubTypes.Type(value = AttemptReport.Printed.class, name = "printed"),
  @JsonSubTypes.Type(value = AttemptReport.Ended.class, name = "ended")
})
public sealed interface AttemptReport {
  /** The token of the order; a report with another one is of another attempt. */
  long token();

  /** It is alive; the first says that the order was taken. */
  record Heartbeat(long token) implements AttemptReport {}

  /** Rows handled so far. */
  record Progress(long token, long rows) implements AttemptReport {}

  /** One point of a curve. */
  record Metric(long token, String name, double x, double value) implements AttemptReport {}

  /**
   * It asks what a reference means now; a {@link ReferenceAnswer} with the same number follows.
   *
   * @param question from 1
   */
  record Asked(long token, long question, Value.Term reference) implements AttemptReport {}

  /** A piece of what it printed, in a worker that may get another order. */
  record Printed(long token, String text) implements AttemptReport {}

  /** It has ended; the last report. */
  record Ended(long token, Outcome outcome) implements AttemptReport {}
}
