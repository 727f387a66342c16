package io.trainyard.dsl.code;

import io.trainyard.dsl.check.Brackets;
import io.trainyard.dsl.check.ForeignSyntax;
import io.trainyard.dsl.check.LibraryImports;
import io.trainyard.dsl.check.Mistakes;
import io.trainyard.dsl.check.SourceSet;
import io.trainyard.engine.pipeline.Problem;
import io.trainyard.engine.pipeline.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.syntax.SyntaxException;

/** The files of one compilation, by the names under which the compiler knows them. */
final class ReadFiles {
  private final Map<String, ReadFile> files = new LinkedHashMap<>();

  ReadFiles(SourceSet sources) {
    // Files of lib/ come first: the pipeline's file looks for functions in them.
    sources.libraries().forEach((name, source) -> add(Compilation.unit(name), source));
    add(Compilation.UNIT, sources.file());
  }

  /**
   * A file.
   *
   * @param mended its text as it can be parsed
   */
  record ReadFile(Mistakes mistakes, ForeignSyntax.Mended mended) {}

  private void add(String unit, Source source) {
    Mistakes mistakes = new Mistakes(source.path());
    String text = unit.equals(Compilation.UNIT) ? withoutImports(source) : source.text();
    files.put(unit, new ReadFile(mistakes, ForeignSyntax.mend(text, mistakes)));
  }

  private static String withoutImports(Source source) {
    return LibraryImports.of(source.text()).rest();
  }

  Map<String, ReadFile> byUnit() {
    return files;
  }

  ReadFile main() {
    return of(Compilation.UNIT);
  }

  /** The file that an error of the compiler is about. */
  ReadFile of(SyntaxException error) {
    return of(String.valueOf(error.getSourceLocator()));
  }

  /** A file by the compiler's name for it, or the pipeline's own. */
  ReadFile of(String unit) {
    ReadFile own = files.get(Compilation.UNIT);
    if (own == null) {
      throw new IllegalStateException("a compilation always has a pipeline's file");
    }
    return files.getOrDefault(unit, own);
  }

  /** Tells what the parser would be too long busy with; true when there is such a thing. */
  boolean exceedLimits() {
    boolean exceeded = false;
    for (ReadFile file : files.values()) {
      if (file.mended().limit().isPresent()) {
        Brackets.Fault limit = file.mended().limit().get();
        file.mistakes().error(limit.at(), limit.message());
        exceeded = true;
      }
    }
    return exceeded;
  }

  boolean hasErrors() {
    return files.values().stream().anyMatch(file -> file.mistakes().hasErrors());
  }

  /** What was found in each file, by place, the pipeline's own file first. */
  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>(main().mistakes().all());
    files.forEach(
        (unit, file) -> {
          if (!unit.equals(Compilation.UNIT)) {
            problems.addAll(file.mistakes().all());
          }
        });
    return problems;
  }
}
