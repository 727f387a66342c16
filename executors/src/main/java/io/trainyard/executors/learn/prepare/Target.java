package io.trainyard.executors.learn.prepare;

import io.trainyard.engine.deploy.Task;
import io.trainyard.engine.table.Column;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What is learned.
 *
 * @param classes as text, in order; empty for numbers
 * @param positive which of two classes counts as "yes"; empty for more
 */
public record Target(Column column, Task task, List<String> classes, OptionalInt positive) {
  /** The field is empty. */
  public static final int MISSING = -1;

  /** The field holds a class that was not among the training rows. */
  public static final int UNSEEN = -2;

  public Target {
    classes = List.copyOf(classes);
  }

  /** How many numbers a prediction is made of: one for each class, or one. */
  public int width() {
    return task == Task.CLASSES ? classes.size() : 1;
  }

  /** The class of a field, {@link #MISSING} or {@link #UNSEEN}. */
  public int classOf(@Nullable Object value) {
    String text = Fields.text(value);
    if (text == null) {
      return MISSING;
    }
    int found = classes.indexOf(text);
    return found >= 0 ? found : UNSEEN;
  }

  /** The number of a field; NaN where it is empty or not finite. */
  public double numberOf(@Nullable Object value) {
    return Fields.number(value, column.name());
  }

  /** A class as it stands in the target's column. */
  public Object value(int ofClass) {
    return Fields.parsed(classes.get(ofClass), column.type());
  }
}
