package io.trainyard.dsl.words;

/**
 * A pipeline that is called. What its steps make is said with a dot, {@code shared.features}, or
 * where a step is called like a word of the language, by its kind: {@code shared.table('list')}.
 */
@Called("a called pipeline")
public interface CalledRef extends StepRef {

  @Word(about = "A table that a step of it makes.", example = "shared.table('features')")
  TableRef table(@Fixed String step);

  @Word(about = "A model that a step of it makes.", example = "shared.model('model')")
  ModelRef model(@Fixed String step);

  @Word(about = "Metrics that a step of it makes.", example = "shared.metrics('quality')")
  MetricsRef metrics(@Fixed String step);

  @Word(about = "A report that a step of it makes.", example = "shared.report('reasons')")
  ReportRef report(@Fixed String step);

  @Word(about = "A release that a step of it makes.", example = "shared.release('release')")
  ReleaseRef release(@Fixed String step);

  @Word(about = "A file that a step of it makes.", example = "shared.file('lines')")
  FileRef file(@Fixed String step);
}
