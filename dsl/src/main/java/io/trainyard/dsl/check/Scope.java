package io.trainyard.dsl.check;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names of a pipeline block, in file order, and which of them were used. */
final class Scope {
  private final Map<String, Symbol> symbols = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private final Set<String> used = new LinkedHashSet<>();

  /** Says that a name is declared somewhere, so that a use above its line is understood. */
  void announce(String name, int line) {
    lines.putIfAbsent(name, line);
  }

  Optional<Integer> announced(String name) {
    return Optional.ofNullable(lines.get(name));
  }

  void declare(Symbol symbol) {
    symbols.put(symbol.name(), symbol);
  }

  Optional<Symbol> find(String name) {
    return Optional.ofNullable(symbols.get(name));
  }

  void use(String name) {
    used.add(name);
  }

  boolean isUsed(String name) {
    return used.contains(name);
  }

  Collection<Symbol> all() {
    return symbols.values();
  }

  /** Every name that may be meant. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>(symbols.keySet());
    names.addAll(lines.keySet());
    return names;
  }
}
