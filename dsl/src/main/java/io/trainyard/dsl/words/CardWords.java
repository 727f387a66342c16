package io.trainyard.dsl.words;

/** What a model card says. */
@Block(value = "card", about = "What the model card says beside what is known anyway.")
public interface CardWords {
  @Word(about = "What the model is for.", example = "purpose 'Retention offers'")
  void purpose(CharSequence text);

  @Word(about = "What it is not for.", example = "limits 'Not for credit decisions'")
  void limits(CharSequence text);

  @Word(
      about = "Reports and metrics that go with it.",
      example = "attach quality, reasons",
      many = true)
  void attach(@Fixed Ref... reports);
}
