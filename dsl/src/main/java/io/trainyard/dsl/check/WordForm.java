package io.trainyard.dsl.check;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One way to say a word.
 *
 * @param bare a value without brackets, such as {@code auc}
 */
record WordForm(String word, Class<?> result, boolean bare, List<Slot> slots) {

  static WordForm of(Method method) {
    String name = method.getName();
    boolean bare = name.startsWith("get") && name.length() > 3 && method.getParameterCount() == 0;
    String word = bare ? name.substring(3, 4).toLowerCase(Locale.ROOT) + name.substring(4) : name;
    return new WordForm(
        word,
        method.getReturnType(),
        bare,
        Arrays.stream(method.getParameters()).map(Slot::of).toList());
  }

  /** An option or a statement, as opposed to a value. */
  boolean isOption() {
    return result == void.class;
  }

  /** The slot that takes the value at a position when {@code count} values are given. */
  Slot slotAt(int position, int count) {
    int variable = variableSlot();
    if (variable < 0 || position < variable) {
      return slots.get(position);
    }
    int behind = slots.size() - variable - 1;
    return position >= count - behind
        ? slots.get(slots.size() - (count - position))
        : slots.get(variable);
  }

  boolean takes(int count) {
    return variableSlot() < 0 ? count == slots.size() : count >= slots.size();
  }

  private int variableSlot() {
    for (int i = 0; i < slots.size(); i++) {
      if (slots.get(i).many()) {
        return i;
      }
    }
    return -1;
  }

  boolean fits(List<Read> values) {
    if (!takes(values.size())) {
      return false;
    }
    for (int i = 0; i < values.size(); i++) {
      if (!Fit.fits(slotAt(i, values.size()), values.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** How many values fit where they stand, for finding the form that was meant. */
  int likeness(List<Read> values) {
    if (!takes(values.size())) {
      return -Math.abs(values.size() - slots.size());
    }
    int score = 1;
    for (int i = 0; i < values.size(); i++) {
      score += Fit.fits(slotAt(i, values.size()), values.get(i)) ? 1 : 0;
    }
    return score;
  }

  String takesPhrase() {
    if (slots.isEmpty()) {
      return "nothing";
    }
    return slots.stream().map(Slot::phrase).collect(Collectors.joining(", "));
  }
}
