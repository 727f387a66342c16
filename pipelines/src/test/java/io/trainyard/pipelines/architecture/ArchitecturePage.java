package io.trainyard.pipelines.architecture;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Prints the tables as {@code docs/architecture.md}. */
final class ArchitecturePage {
  private static final String INTRODUCTION =
      """
      # Architecture

      Printed by `ArchitectureTest` from the tables it enforces; `mvn -q test -Dupdate.docs=true` prints it again.

      A package begins with its module's name. Nothing imports itself by a detour, inside a module or between modules.
      Reasons stand in [the decision records](adr).

      """;

  private ArchitecturePage() {}

  static String print() {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    page.append(modules());
    page.append("## Rooms\n\n*The records* are ").append(list(Set.copyOf(Room.RECORDS)));
    page.append(".\n\n| package | what it holds | may import |\n|---|---|---|\n");
    for (Room room : Room.ALL) {
      page.append(row(code(room.name()), room.purpose(), imports(room)));
    }
    page.append("\n## Libraries\n\n| library | only in |\n|---|---|\n");
    for (Library library : Library.ALL) {
      page.append(row(library.name(), list(library.rooms())));
    }
    page.append("\n## The outside world\n\n");
    page.append("Everybody else takes it through a constructor.\n\n");
    page.append("| part | calls | only from |\n|---|---|---|\n");
    for (World world : World.ALL) {
      page.append(row(world.part(), list(world.touches()), list(world.adapters())));
    }
    return page.toString();
  }

  private static String modules() {
    StringBuilder graph = new StringBuilder("```mermaid\nflowchart BT\n");
    Set<String> edges = new TreeSet<>();
    for (Room room : Room.ALL) {
      for (String target : room.mayImport()) {
        String module = target.replaceFirst("\\..*", "");
        if (!module.equals(room.module())) {
          edges.add("  " + room.module() + " --> " + module + "\n");
        }
      }
    }
    edges.add("  pipelines --> web\n");
    edges.forEach(graph::append);
    return graph.append("```\n\n").toString();
  }

  /** The imports of a room; where it may know every record, those are named as one. */
  private static String imports(Room room) {
    Set<String> rest = new TreeSet<>(room.mayImport());
    if (rest.isEmpty()) {
      return "nothing of ours";
    }
    if (!rest.containsAll(Room.RECORDS)) {
      return list(rest);
    }
    rest.removeAll(Room.RECORDS);
    return rest.isEmpty() ? "the records" : "the records, " + list(rest);
  }

  private static String list(Set<String> names) {
    return new TreeSet<>(names)
        .stream().map(ArchitecturePage::code).collect(Collectors.joining(", "));
  }

  private static String code(String name) {
    return "`" + name + "`";
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", List.of(cells)) + " |\n";
  }
}
