package io.trainyard.dsl.words;

/** What is told, and whom. */
@Block(
    value = "notify",
    about =
        "Tells people something once the step's turn comes. The step is done when the message is"
            + " written down to be sent; GET /api/v1/notifications says what became of it.")
public interface NotifyWords extends StepWords, TellWords {
  @Word(
      about = "What is said.",
      example = "text 'The scores of today are published'",
      required = true)
  void text(CharSequence text);
}
