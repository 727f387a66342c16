package io.trainyard.pipelines.architecture;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A library and the rooms that may touch it; everybody else goes through a port.
 *
 * @param packages prefixes of its packages
 * @param rooms rooms, or {@code everywhere}
 */
record Library(String name, Set<String> packages, Set<String> rooms) {
  private static final String EVERYWHERE = "everywhere";

  /** Every library that our own code imports. */
  static final List<Library> ALL =
      List.of(
          library("JSpecify", "org.jspecify").in(EVERYWHERE),
          library("SLF4J", "org.slf4j").in(EVERYWHERE),
          library("Jackson 3", "tools.jackson", "com.fasterxml.jackson.annotation").in(EVERYWHERE),
          library("ELK", "org.eclipse.elk", "org.eclipse.emf").in("web.view"),
          library("java-diff-utils", "com.github.difflib").in("web.view"),
          library("JGraphT", "org.jgrapht").in("engine.pipeline"),
          library("Quartz", "org.quartz").in("engine.schedule"),
          library("H2", "org.h2").in("engine.store"),
          library("SQL (JDBC)", "java.sql", "javax.sql").in("engine.store", "executors.data"),
          library("Groovy", "groovy", "org.codehaus.groovy", "org.apache.groovy").in("dsl"),
          library("DuckDB", "org.duckdb").in("executors.data"),
          library("XGBoost", "ml.dmlc").in("executors.learn"),
          library("Tribuo", "org.tribuo", "com.oracle.labs").in("executors.learn"),
          library("Angus Mail", "jakarta.mail", "org.eclipse.angus").in("executors.tell"),
          library("Javalin", "io.javalin", "org.eclipse.jetty", "jakarta.servlet", "kotlin")
              .in("web.api", "web.predict", "web.view", "web.app"),
          library("JTE", "gg.jte").in("web.view"),
          library("commonmark-java", "org.commonmark").in("web.view"),
          library("Micrometer", "io.micrometer").in("web.app"),
          library("picocli", "picocli").in("web.app"),
          library("Signals of the process", "sun.misc").in("web.app"),
          library("Memory of the machine", "com.sun.management").in("web.app"),
          library("Logback", "ch.qos.logback").in("web.app"));

  private static Library library(String name, String... packages) {
    return new Library(name, Set.of(packages), Set.of());
  }

  private Library in(String... names) {
    return new Library(name, packages, Set.of(names));
  }

  boolean allowedIn(Room room) {
    return rooms.contains(EVERYWHERE) || rooms.contains(room.name());
  }

  boolean holds(String packageName) {
    return packages.stream().anyMatch(prefix -> (packageName + ".").startsWith(prefix + "."));
  }

  /** The library a package belongs to; the platform itself belongs to none. */
  static Optional<Library> of(String packageName) {
    return ALL.stream()
        .filter(library -> library.holds(packageName))
        .max(Comparator.comparing(Library::name));
  }
}
