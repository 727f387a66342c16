package io.trainyard.web.view;

import io.trainyard.engine.security.Permission;
import io.trainyard.engine.security.Principal;
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
 * @param isExplained whether a reason may be typed, the field {@code reason}
 */
public record Action(
    String text,
    String address,
    List<Field> fields,
    String look,
    String then,
    String refusal,
    boolean isExplained) {
  public Action {
    fields = List.copyOf(fields);
  }

  /** One that no reason is asked for. */
  public Action(
      String text, String address, List<Field> fields, String look, String then, String refusal) {
    this(text, address, fields, look, then, refusal, false);
  }

  /** This one, with a reason that may be typed. */
  public Action explained() {
    return new Action(text, address, fields, look, then, refusal, true);
  }

  /** Why somebody may not; empty = they may. */
  public static String refusal(Principal who, Permission permission) {
    if (who.may(permission)) {
      return "";
    }
    return switch (permission) {
      case APPROVE -> "Needs the role approver.";
      case OPERATE -> "Needs the role operator.";
      case AUTHOR -> "Needs the role author.";
      case ADMIN -> "Needs the role admin.";
      case READ, PREDICT -> "Needs the role viewer.";
    };
  }

  /** What is sent without being typed. */
  public record Field(String name, String value) {}

  /** Whether the button can be pressed. */
  public boolean isAllowed() {
    return refusal.isEmpty();
  }
}
