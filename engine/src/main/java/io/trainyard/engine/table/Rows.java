package io.trainyard.engine.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows held in memory, as a served request hands them over.
 *
 * @param values one list a row, in the schema's order; null = missing
 */
public record Rows(Schema schema, List<List<@Nullable Object>> values) {
  public Rows {
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }

  public int size() {
    return values.size();
  }
}
