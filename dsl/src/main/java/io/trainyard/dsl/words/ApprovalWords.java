package io.trainyard.dsl.words;

import java.time.Duration;

/** Who approves, and what they are shown. */
@Block(
    value = "approval",
    about =
        "Asks people. It waits without holding a place, and decides yes when enough of them said yes,"
            + " no when one refused or nobody answered in time. Who started the run cannot approve.")
public interface ApprovalWords extends StepWords {

  @Word(
      about = "Who may approve; anyone but who started the run unless said.",
      example = "from 'os:ada', 'os:grace'",
      many = true)
  void from(@Fixed String... people);

  @Word(
      about = "What they are shown beside it; a change of any of it voids the approval.",
      example = "show quality, reasons",
      many = true)
  void show(Ref... results);

  @Word(about = "How many must say yes; 1 unless said.", example = "quorum 2")
  void quorum(@Fixed @Within(from = 1, to = 100) int people);

  @Word(about = "How long it waits; 30 days unless said.", example = "expires 3.days")
  void expires(@Fixed @Within(from = 1, to = 31_536_000) Duration time);

  @Word(
      about =
          "Who started the run may approve, where the home has one person only; recorded as such.",
      example = "alone")
  void alone();
}
