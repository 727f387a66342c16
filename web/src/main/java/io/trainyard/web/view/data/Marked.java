package io.trainyard.web.view.data;

import io.trainyard.engine.artifact.Artifact;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Columns that a table's facts mark, as a {@code validate} step wrote them. */
record Marked(Set<String> personal, Set<String> identifiers) {
  static Marked of(Artifact table) {
    return new Marked(names(table, "personal"), names(table, "identifiers"));
  }

  List<String> key() {
    return new ArrayList<>(identifiers);
  }

  private static Set<String> names(Artifact table, String fact) {
    Set<String> names = new TreeSet<>();
    try {
      for (JsonNode name : JsonMapper.shared().readTree(table.facts().getOrDefault(fact, "[]"))) {
        names.add(name.asString());
      }
    } catch (JacksonException e) {
      return Set.of(); // written by nobody of us: nothing is marked
    }
    return names;
  }
}
