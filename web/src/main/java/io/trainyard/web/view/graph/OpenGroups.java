package io.trainyard.web.view.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * The groups of a folded graph that are opened, as an address names them: {@code
 * fold-3-0,fold-4-0}.
 */
public record OpenGroups(List<String> names) {
  /** What an address may say. */
  public static final String FORM = "(fold-[0-9]{1,2}-[0-9]{1,5}(,|$)){0,20}";

  /** All are folded. */
  public static final OpenGroups NONE = new OpenGroups(List.of());

  public OpenGroups {
    names = List.copyOf(names);
  }

  /** Reads what an address says. */
  public static OpenGroups of(String text) {
    return text.isEmpty() ? NONE : new OpenGroups(List.of(text.split(",", -1)));
  }

  public boolean isEmpty() {
    return names.isEmpty();
  }

  public boolean has(String name) {
    return names.contains(name);
  }

  /** These, with one more. */
  public OpenGroups with(String name) {
    List<String> more = new ArrayList<>(without(name).names());
    more.add(name);
    return new OpenGroups(more);
  }

  /** These, with one closed. */
  public OpenGroups without(String name) {
    return new OpenGroups(names.stream().filter(each -> !each.equals(name)).toList());
  }

  /** As an address says it; empty where all are folded. */
  public String text() {
    return String.join(",", names);
  }
}
