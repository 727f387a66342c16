package io.trainyard.executors.data.option;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.table.Schema;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * Columns that a {@code validate} step marked, as facts of the table they travel with: training
 * ignores them.
 *
 * @param personal columns that hold personal data
 * @param identifiers columns that name a row, such as a customer's number
 */
public record Marks(Set<String> personal, Set<String> identifiers) {
  public static final Marks NONE = new Marks(Set.of(), Set.of());
  private static final String PERSONAL = "personal";
  private static final String IDENTIFIERS = "identifiers";

  public Marks {
    personal = java.util.Collections.unmodifiableSet(new TreeSet<>(personal));
    identifiers = java.util.Collections.unmodifiableSet(new TreeSet<>(identifiers));
  }

  /** Those of a table. */
  public static Marks of(Artifact table) {
    return new Marks(names(table, PERSONAL), names(table, IDENTIFIERS));
  }

  /** These and others. */
  public Marks and(Marks more) {
    Set<String> allPersonal = new LinkedHashSet<>(personal);
    allPersonal.addAll(more.personal);
    Set<String> allIdentifiers = new LinkedHashSet<>(identifiers);
    allIdentifiers.addAll(more.identifiers);
    return new Marks(allPersonal, allIdentifiers);
  }

  /** Those of columns that a schema has. */
  public Marks in(Schema schema) {
    Set<String> keptPersonal = new LinkedHashSet<>(personal);
    keptPersonal.retainAll(schema.names());
    Set<String> keptIdentifiers = new LinkedHashSet<>(identifiers);
    keptIdentifiers.retainAll(schema.names());
    return new Marks(keptPersonal, keptIdentifiers);
  }

  /** As facts of a table artifact; nothing where nothing is marked. */
  public Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    if (!personal.isEmpty()) {
      facts.put(PERSONAL, json(personal));
    }
    if (!identifiers.isEmpty()) {
      facts.put(IDENTIFIERS, json(identifiers));
    }
    return facts;
  }

  private static String json(Collection<String> names) {
    ArrayNode array = JsonMapper.shared().createArrayNode();
    names.forEach(array::add);
    return array.toString();
  }

  private static Set<String> names(Artifact table, String fact) {
    Set<String> names = new TreeSet<>();
    String json = table.facts().get(fact);
    if (json != null) {
      for (JsonNode name : JsonMapper.shared().readTree(json)) {
        names.add(name.asString());
      }
    }
    return names;
  }
}
