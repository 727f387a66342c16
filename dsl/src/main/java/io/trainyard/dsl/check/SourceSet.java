package io.trainyard.dsl.check;

import io.trainyard.engine.pipeline.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files that a pipeline is read from.
 *
 * @param file the pipeline's own
 * @param libraries the files of {@code lib/} that it imports from, by name, as far as they exist
 * @param present the names of all files of {@code lib/}, for near matches
 * @param others the files of the pipelines it calls, and of those they call, with what they import
 *     from, by path
 */
public record SourceSet(
    Source file, Map<String, Source> libraries, Set<String> present, Map<String, Source> others) {

  /** Finds files of the pipeline's folder by their path relative to it. */
  public interface Folder {
    /** The names of the files in {@code lib/}. */
    Set<String> libraries();

    /** A file; empty where there is none, or it is no text. */
    Optional<Source> read(String path);
  }

  /** A file with those it imports from, and the pipelines it calls. */
  public static SourceSet of(Source file, Folder folder) {
    Map<String, Source> libraries = libraries(file, folder);
    Map<String, Source> others = new TreeMap<>();
    addCalled(file, folder, others);
    others.remove(file.path());
    libraries.values().forEach(library -> others.remove(library.path()));
    return new SourceSet(file, libraries, folder.libraries(), others);
  }

  /** Files at hand as text, the pipeline's own first; those it does not use are left. */
  public static SourceSet of(List<Source> sources) {
    return of(sources.get(0), among(sources));
  }

  /** The files of a pipeline that this one calls; empty where there is no such file. */
  public Optional<SourceSet> called(String name) {
    return CallNames.files(name).stream()
        .flatMap(path -> all().stream().filter(source -> source.path().equals(path)))
        .findFirst()
        .map(found -> of(found, new Within(byPath(all()), present)));
  }

  /** The pipelines that the file may call. */
  public Set<String> calls() {
    return CallNames.in(file.text());
  }

  /** Each file, the pipeline's own first, those it imports from, then the others by path. */
  public List<Source> all() {
    List<Source> all = new ArrayList<>(List.of(file));
    all.addAll(libraries.values());
    all.addAll(others.values());
    return all;
  }

  private static Map<String, Source> libraries(Source file, Folder folder) {
    Map<String, Source> used = new TreeMap<>();
    for (LibraryImport each : LibraryImports.of(file.text()).imports()) {
      folder
          .read(LibraryImport.path(each.library()))
          .ifPresent(found -> used.put(each.library(), found));
    }
    return used;
  }

  private static void addCalled(Source file, Folder folder, Map<String, Source> others) {
    for (String name : CallNames.in(file.text())) {
      Optional<Source> called =
          CallNames.files(name).stream().flatMap(path -> folder.read(path).stream()).findFirst();
      if (called.isPresent() && others.putIfAbsent(called.get().path(), called.get()) == null) {
        libraries(called.get(), folder).values().forEach(used -> others.put(used.path(), used));
        addCalled(called.get(), folder, others);
      }
    }
  }

  private static Folder among(List<Source> sources) {
    Set<String> libraries = new TreeSet<>();
    sources.forEach(source -> libraries.add(LibraryImport.library(source)));
    libraries.remove("");
    return new Within(byPath(sources), libraries);
  }

  private static Map<String, Source> byPath(Collection<Source> sources) {
    Map<String, Source> byPath = new LinkedHashMap<>();
    sources.forEach(source -> byPath.putIfAbsent(source.path(), source));
    return byPath;
  }

  private record Within(Map<String, Source> files, Set<String> libraries) implements Folder {
    @Override
    public Optional<Source> read(String path) {
      return Optional.ofNullable(files.get(path));
    }
  }
}
