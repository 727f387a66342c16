package io.trainyard.web.view.run;

import io.trainyard.web.view.graph.OpenGroups;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Which part of a run's page is looked at; all of it stands in the address, so that each look has a
 * permanent link.
 *
 * @param step that is chosen; empty = the one that most needs a look
 * @param key of its item; empty = all of the step
 * @param tryNumber empty = the last one
 * @param tab of the panel; empty = the first
 * @param isEven whether the timeline is drawn without folds
 * @param rows page of the timeline from 1; 0 = what matters
 * @param items page of the step's items, from 1
 * @param state only items in this state; empty = all
 * @param from byte of the log; empty = its end
 * @param find text in the log; empty = none
 * @param open groups of the graph that are not folded
 */
record RunLook(
    String step,
    String key,
    OptionalInt tryNumber,
    String tab,
    boolean isEven,
    int rows,
    int items,
    String state,
    OptionalLong from,
    String find,
    OpenGroups open) {
  /** All at once, as the bare address shows it. */
  static final RunLook PLAIN =
      new RunLook(
          "",
          "",
          OptionalInt.empty(),
          "",
          false,
          0,
          1,
          "",
          OptionalLong.empty(),
          "",
          OpenGroups.NONE);

  /** The same timeline with another step, and nothing else chosen. */
  RunLook at(String otherStep, String otherKey) {
    return new RunLook(
        otherStep,
        otherKey,
        OptionalInt.empty(),
        "",
        isEven,
        rows,
        1,
        "",
        OptionalLong.empty(),
        "",
        open);
  }

  RunLook tab(String other) {
    return new RunLook(
        step, key, tryNumber, other, isEven, rows, 1, "", OptionalLong.empty(), "", open);
  }

  RunLook tryNumber(int other) {
    return new RunLook(
        step,
        key,
        OptionalInt.of(other),
        tab,
        isEven,
        rows,
        items,
        state,
        OptionalLong.empty(),
        find,
        open);
  }

  RunLook even(boolean other) {
    return new RunLook(step, key, tryNumber, tab, other, rows, items, state, from, find, open);
  }

  RunLook rows(int page) {
    return new RunLook(step, key, tryNumber, tab, isEven, page, items, state, from, find, open);
  }

  RunLook items(int page, String only) {
    return new RunLook(step, key, tryNumber, tab, isEven, rows, page, only, from, find, open);
  }

  RunLook log(OptionalLong start) {
    return new RunLook(step, key, tryNumber, tab, isEven, rows, items, state, start, "", open);
  }

  RunLook open(OpenGroups groups) {
    return new RunLook(step, key, tryNumber, tab, isEven, rows, items, state, from, find, groups);
  }

  /** The address of this look at a run; what is as usual is left out. */
  String address(long run) {
    String query = query();
    return "/runs/" + run + (query.isEmpty() ? "" : "?" + query);
  }

  private String query() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("step", step);
    parts.put("key", key);
    parts.put("try", tryNumber.isPresent() ? Integer.toString(tryNumber.getAsInt()) : "");
    parts.put("tab", tab);
    parts.put("scale", isEven ? "even" : "");
    parts.put("rows", rows == 0 ? "" : Integer.toString(rows));
    parts.put("items", items == 1 ? "" : Integer.toString(items));
    parts.put("state", state);
    parts.put("from", from.isPresent() ? Long.toString(from.getAsLong()) : "");
    parts.put("find", find);
    parts.put("open", open.text());
    return parts.entrySet().stream()
        .filter(part -> !part.getValue().isEmpty())
        .map(
            part ->
                part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
