package io.trainyard.engine.table;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One row, as code in a pipeline file sees it. Each getter gives null where the field is null, and
 * fails, naming the table's columns, where there is no such column.
 */
public interface Row {
  Schema schema();

  @Nullable Object get(String column);

  @Nullable String text(String column);

  @Nullable Double number(String column);

  @Nullable Long wholeNumber(String column);

  @Nullable Boolean yesNo(String column);

  @Nullable LocalDate date(String column);
}
