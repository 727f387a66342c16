package io.trainyard.web.app;

/** Ends the command with one sentence that says where, what, why, and the smallest fix. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final int exit;

  private Refusal(String sentence, int exit) {
    super(sentence);
    this.exit = exit;
  }

  /** The command was used wrongly, or its surroundings do not allow it. */
  static Refusal usage(String sentence) {
    return new Refusal(sentence, Exit.USAGE);
  }

  /** The pipeline failed, or has mistakes. */
  static Refusal failed(String sentence) {
    return new Refusal(sentence, Exit.FAILED);
  }

  int exit() {
    return exit;
  }
}
