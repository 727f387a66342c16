package io.trainyard.dsl.words;

/** How a step runs for every item of an input. */
@Block(value = "fanOut", about = "How a step runs that is given each(..) of a list or partition.")
public interface FanOutWords {

  @Word(about = "Most items that run at once.", example = "parallel 8")
  void parallel(@Fixed @Within(from = 1, to = 10_000) int most);

  @Word(
      about = "The share of the items that may fail without failing the step.",
      example = "tolerate 5.percent")
  void tolerate(@Fixed @Within(from = 0, to = 1) Share share);

  @Word(
      about = "Most items it takes; with more of them it fails before one has started.",
      example = "atMost 500")
  void atMost(@Fixed @Within(from = 1, to = 10_000) int most);

  @Word(about = "What becomes of it when there is no item.", example = "ifEmpty skip")
  void ifEmpty(@Fixed EmptyRule what);

  @Word(about = "It is skipped.", example = "ifEmpty skip")
  EmptyRule getSkip();

  @Word(about = "It fails; the default.", example = "ifEmpty fail")
  EmptyRule getFail();
}
