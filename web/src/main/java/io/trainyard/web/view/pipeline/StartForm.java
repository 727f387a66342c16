package io.trainyard.web.view.pipeline;

import java.util.List;

/**
 * The form that starts a run.
 *
 * @param action where it is sent
 * @param key tells a second sending of the same form from another wish for a run
 * @param day the date that the run is about, as typed
 * @param today the date that it is about where nothing is typed
 * @param dayMistake what is wrong with it; empty = nothing
 * @param fresh whether nothing may come from the cache
 * @param mistake what is wrong with the form as a whole; empty = nothing
 * @param may whether whoever looks at it may start runs
 */
public record StartForm(
    String action,
    String key,
    List<Field> fields,
    String day,
    String today,
    String dayMistake,
    boolean fresh,
    String mistake,
    boolean may) {
  public StartForm {
    fields = List.copyOf(fields);
  }

  /**
   * A param.
   *
   * @param rule what it accepts, in a few words
   * @param kind of control: {@code choice}, {@code date}, {@code number} or {@code text}
   * @param choices of a choice
   * @param value as typed; empty = its default
   * @param placeholder its default, where it may be told
   * @param hint what it is for, and what it is where nothing is typed
   * @param mistake what is wrong with the value, and where its bound stands; empty = nothing
   */
  public record Field(
      String name,
      String id,
      String rule,
      String kind,
      List<Choice> choices,
      String value,
      String placeholder,
      boolean required,
      String hint,
      String mistake) {
    public Field {
      choices = List.copyOf(choices);
    }

    public boolean isWrong() {
      return !mistake.isEmpty();
    }
  }

  /** One of the values that may be chosen. */
  public record Choice(String value, String text, boolean isChosen) {}

  /** Whether anything is wrong. */
  public boolean isWrong() {
    return !mistake.isEmpty() || !dayMistake.isEmpty() || fields.stream().anyMatch(Field::isWrong);
  }
}
