package io.trainyard.engine.deploy;

/** What a model learns to say. */
public enum Task {
  /** One of a few classes. */
  CLASSES("classes"),
  /** A number. */
  NUMBER("number");

  private final String word;

  Task(String word) {
    this.word = word;
  }

  /** As written in a package's manifest. */
  public String word() {
    return word;
  }

  static Task of(String word) {
    for (Task task : values()) {
      if (task.word.equals(word)) {
        return task;
      }
    }
    throw new IllegalArgumentException("a model learns 'classes' or 'number', not '" + word + "'");
  }
}
