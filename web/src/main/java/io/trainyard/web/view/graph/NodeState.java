package io.trainyard.web.view.graph;

/**
 * How a node stands, as its icon, its hue and a word tell together.
 *
 * @param tone the hue: {@code ok}, {@code bad}, {@code run}, {@code wait}, {@code idle} or {@code
 *     off}
 * @param icon id of its symbol, such as {@code i-ok}
 * @param word such as {@code Succeeded}
 */
public record NodeState(String tone, String icon, String word) {
  /** Nothing has begun. */
  public static final NodeState NOT_STARTED = new NodeState("idle", "i-plan", "Not started");

  /** Whether it is worth a look of its own however large the graph is. */
  public boolean asksForALook() {
    return tone.equals("bad") || tone.equals("run") || tone.equals("wait");
  }
}
