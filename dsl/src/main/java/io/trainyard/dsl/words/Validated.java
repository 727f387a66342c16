package io.trainyard.dsl.words;

/** A validated table. */
@Called("a table")
public interface Validated extends TableRef {
  /** The rows that a rule turned away. */
  TableRef getRejected();

  /** What each rule found. */
  ReportRef getFindings();
}
