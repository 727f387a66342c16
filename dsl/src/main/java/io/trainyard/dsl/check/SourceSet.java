package io.trainyard.dsl.check;

import io.trainyard.engine.pipeline.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The files that a pipeline is read from.
 *
 * @param file the pipeline's own
 * @param libraries the files of {@code lib/} that it imports from, by name, as far as they exist
 * @param present the names of all files of {@code lib/}, for near matches
 */
public record SourceSet(Source file, Map<String, Source> libraries, Set<String> present) {

  /**
   * A file with those it imports from.
   *
   * @param library finds a file of {@code lib/} by its name
   */
  public static SourceSet of(
      Source file, Set<String> present, Function<String, Optional<Source>> library) {
    Map<String, Source> used = new TreeMap<>();
    for (LibraryImport each : LibraryImports.of(file.text()).imports()) {
      library.apply(each.library()).ifPresent(found -> used.put(each.library(), found));
    }
    return new SourceSet(file, used, present);
  }

  /** Files at hand as text, the pipeline's own first; those it does not import from are left. */
  public static SourceSet of(List<Source> sources) {
    Map<String, Source> given = new TreeMap<>();
    sources.forEach(source -> given.put(LibraryImport.library(source), source));
    given.remove("");
    return of(
        sources.get(0),
        new TreeSet<>(given.keySet()),
        name -> Optional.ofNullable(given.get(name)));
  }

  /** Each file, the pipeline's own first, the others by name. */
  public List<Source> all() {
    List<Source> all = new ArrayList<>(List.of(file));
    all.addAll(libraries.values());
    return all;
  }
}
