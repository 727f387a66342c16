package io.trainyard.dsl.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/** Which declared name mentions which other: for finding circles. */
final class Needs {
  private final Map<String, Set<String>> mentions = new LinkedHashMap<>();

  void add(String name, Expression declared) {
    Set<String> names = new LinkedHashSet<>();
    declared.visit(
        new CodeVisitorSupport() {
          @Override
          public void visitVariableExpression(VariableExpression variable) {
            names.add(variable.getName());
          }
        });
    mentions.putIfAbsent(name, names);
  }

  /** The way from a name back to itself, beginning with a step to another one. */
  Optional<List<String>> circle(String from, String first) {
    Map<String, String> cameFrom = new LinkedHashMap<>();
    Deque<String> open = new ArrayDeque<>(List.of(first));
    Set<String> seen = new HashSet<>(open);
    while (!open.isEmpty()) {
      String name = open.remove();
      if (name.equals(from)) {
        return Optional.of(path(from, first, cameFrom));
      }
      for (String next : mentions.getOrDefault(name, Set.of())) {
        if (mentions.containsKey(next) && seen.add(next)) {
          cameFrom.put(next, name);
          open.add(next);
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> path(String from, String first, Map<String, String> cameFrom) {
    List<String> path = new ArrayList<>();
    String name = from;
    while (!name.equals(first)) {
      path.add(0, name);
      name = String.valueOf(cameFrom.get(name));
    }
    path.add(0, first);
    path.add(0, from);
    return path;
  }
}
