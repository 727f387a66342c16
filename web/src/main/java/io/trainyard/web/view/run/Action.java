package io.trainyard.web.view.run;

import java.util.List;

/**
 * Something that can be done, as a form.
 *
 * @param text of the button
 * @param address where the form is sent
 * @param fields that are sent along
 * @param look {@code main}, {@code danger}, or empty
 * @param then what follows from it; empty where that goes without saying
 * @param refusal why one may not; empty = one may
 */
public record Action(
    String text, String address, List<Field> fields, String look, String then, String refusal) {
  public Action {
    fields = List.copyOf(fields);
  }

  /** What is sent without being typed. */
  public record Field(String name, String value) {}

  /** Whether the button can be pressed. */
  public boolean isAllowed() {
    return refusal.isEmpty();
  }
}
