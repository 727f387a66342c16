package io.trainyard.web.app;

/** How the command ends. */
final class Exit {
  static final int OK = 0;

  /** The pipeline failed, or has mistakes. */
  static final int FAILED = 1;

  /** The command was used wrongly, or its surroundings do not allow it. */
  static final int USAGE = 2;

  static final int INTERRUPTED = 130;

  private Exit() {}
}
