package io.trainyard.dsl.words;

/** The parts that {@code split} makes. */
@Called("a split")
public interface Parts extends StepRef {
  /** The rows to train on. */
  TableRef getTrain();

  /** The rows held out. */
  TableRef getTest();

  /** The rows to tune on, where {@code validation} asks for them. */
  TableRef getValidation();
}
