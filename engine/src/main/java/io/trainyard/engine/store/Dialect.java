package io.trainyard.engine.store;

/** The databases that hold the tables. Statements are written for H2 and adapted to the others. */
enum Dialect {
  /** Beside the log of a home; its commits are not forced. */
  H2 {
    @Override
    String adapt(String definition) {
      return definition;
    }
  },

  /** Holds the log, too. Texts compare by their bytes, as in H2, wherever the server stands. */
  POSTGRESQL {
    @Override
    String adapt(String definition) {
      return definition
          .replaceAll("\\bvarchar\\b(\\([0-9]+\\))?", "varchar$1 collate \"C\"")
          .replaceAll("\\bclob\\b", "text collate \"C\"")
          .replaceAll("\\btimestamp\\(9\\)", "timestamp(6)");
    }
  };

  /** A statement that defines a table or an index, as this database understands it. */
  abstract String adapt(String definition);
}
