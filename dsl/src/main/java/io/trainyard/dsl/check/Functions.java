package io.trainyard.dsl.check;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.MethodNode;

/** The functions that code of one file may call: the file's own, and those it imports. */
public final class Functions {
  private final Map<String, Called> byName = new LinkedHashMap<>();
  private final Set<String> missing = new HashSet<>();

  Functions() {}

  /**
   * A function.
   *
   * @param seen what it may call itself
   */
  record Called(MethodNode method, Functions seen) {}

  /** Adds a function of the file itself; false when the name is taken. */
  boolean declare(MethodNode method) {
    return add(method.getName(), new Called(method, this));
  }

  /** Adds a function of another file; false when the name is taken. */
  boolean add(String name, Called function) {
    return byName.putIfAbsent(name, function) == null;
  }

  /** A name whose import has been refused already. */
  void miss(String name) {
    missing.add(name);
  }

  /** Whether a call by this name needs no further word: it is known, or told as missing. */
  boolean hasName(String name) {
    return byName.containsKey(name) || missing.contains(name);
  }

  Optional<Called> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The functions of other files, by the name under which this one calls them. */
  public Map<String, MethodNode> imported() {
    Map<String, MethodNode> imported = new LinkedHashMap<>();
    byName.forEach(
        (name, function) -> {
          if (function.seen() != this) {
            imported.put(name, function.method());
          }
        });
    return imported;
  }

  /** The names whose import has been refused; nothing more is to be said of their calls. */
  public Set<String> missing() {
    return missing;
  }

  Set<String> names() {
    return byName.keySet();
  }
}
