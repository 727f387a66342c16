package io.trainyard.dsl.check;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Source;
import io.trainyard.engine.pipeline.SourceRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.control.SourceUnit;

/** Reads a whole file: one pipeline, and functions that its arrow blocks may call. */
public final class FileReader {
  private final Mistakes mistakes;
  private final SourceSet sources;
  private final Reading reading;

  public FileReader(Mistakes mistakes, SourceSet sources, Callees callees) {
    this.mistakes = mistakes;
    this.sources = sources;
    Source file = sources.file();
    this.reading = new Reading(mistakes, file.digest(), file.text(), callees);
  }

  /**
   * What the compiler still has to look at.
   *
   * @param arrows the blocks that run later
   * @param constants the literals they may use
   * @param functions what they may call
   */
  public record ToCompile(
      List<Arrow> arrows, Map<String, Expression> constants, Functions functions) {}

  private Optional<Definition> definition = Optional.empty();

  /**
   * Reads the file's syntax tree, before the compiler resolves any name of it.
   *
   * @param libraries the functions of each file of {@code lib/} that it imports from, by name
   */
  public ToCompile read(ModuleNode module, SourceUnit source, Map<String, Functions> libraries) {
    List<LibraryImport> imports = LibraryImports.of(sources.file().text()).imports();
    imports.forEach(each -> imported(each, libraries));
    new FunctionReader(reading, LibraryImport.REFUSAL).read(module, source);
    List<ExpressionStatement> pipelines = pipelines(module);
    if (!pipelines.isEmpty()) {
      pipeline((MethodCallExpression) pipelines.get(0).getExpression());
    } else if (!mistakes.hasErrors()) {
      mistakes.error(
          mistakes.at(0, 0), "no pipeline { } found: a file holds one pipeline('name') { }");
    }
    return new ToCompile(
        List.copyOf(reading.arrows), new LinkedHashMap<>(reading.constants), reading.functions);
  }

  /**
   * The pipeline, when there was no mistake.
   *
   * @param version makes a version of files
   */
  public Optional<Pipeline> freeze(Function<List<Source>, String> version) {
    return definition.map(
        found -> {
          found.calls = Map.copyOf(reading.called);
          List<Source> used = used();
          return found.freeze(used, version.apply(used));
        });
  }

  /** The files of those pipelines only that are called: a comment may have named others. */
  private List<Source> used() {
    Set<String> called = new HashSet<>();
    reading.called.values().forEach(c -> c.sources().forEach(s -> called.add(s.path())));
    return sources.all().stream()
        .filter(s -> !sources.others().containsKey(s.path()) || called.contains(s.path()))
        .toList();
  }

  private void imported(LibraryImport each, Map<String, Functions> libraries) {
    Functions library = libraries.get(each.library());
    if (library == null) {
      reading.functions.miss(each.function());
      mistakes.error(
          mistakes.at(each.line(), each.libraryColumn()),
          "there is no "
              + LibraryImport.path(each.library())
              + " beside this file."
              + Near.hint(each.library(), sources.present()));
      return;
    }
    Optional<Functions.Called> function = library.find(each.function());
    SourceRef at = mistakes.at(each.line(), each.functionColumn());
    if (function.isEmpty()) {
      reading.functions.miss(each.function());
      Near.best(each.function(), library.names()).ifPresent(reading.functions::miss);
      mistakes.error(
          at,
          LibraryImport.path(each.library())
              + " has no function '"
              + each.function()
              + "'."
              + Near.hint(each.function(), library.names()));
    } else if (!reading.functions.add(each.function(), function.get())) {
      mistakes.error(at, "two functions are called '" + each.function() + "'");
    }
  }

  private List<ExpressionStatement> pipelines(ModuleNode module) {
    List<ExpressionStatement> found = new ArrayList<>();
    for (Statement statement : module.getStatementBlock().getStatements()) {
      String word = word(statement);
      if (word.equals("pipeline") && statement instanceof ExpressionStatement line) {
        if (!found.isEmpty()) {
          mistakes.error(
              statement,
              "a file holds one pipeline (the other one is at line "
                  + found.get(0).getLineNumber()
                  + ")");
        }
        found.add(line);
      } else if (statement.getLineNumber() > 0) {
        loose(statement, word);
      }
    }
    return found;
  }

  private void loose(ASTNode statement, String word) {
    if (OtherWords.isPlanned(word)) {
      mistakes.error(statement, OtherWords.plannedMessage(word));
      return;
    }
    boolean near = Near.best(word, List.of("pipeline")).isPresent();
    mistakes.error(
        statement,
        near
            ? "'" + word + "' is not a word of the language. Did you mean 'pipeline'?"
            : "only pipeline('name') { } and functions stand at the top of a file");
  }

  private static String word(Statement statement) {
    return statement instanceof ExpressionStatement line
            && line.getExpression() instanceof MethodCallExpression call
            && call.isImplicitThis()
            && call.getMethodAsString() != null
        ? call.getMethodAsString()
        : "";
  }

  private void pipeline(MethodCallExpression call) {
    List<Expression> given = CallReader.arguments(call);
    Optional<String> name = given.stream().findFirst().flatMap(CallReader::text);
    if (given.size() != 2 || name.isEmpty() || !(given.get(1) instanceof ClosureExpression body)) {
      mistakes.error(call, "write pipeline('name') { .. }");
      return;
    }
    if (!SlotChecks.isName(name.get())) {
      mistakes.error(given.get(0), SlotChecks.nameMessage(name.get()));
    }
    Definition read = new PipelineReader(reading, name.get()).read(body);
    definition = Optional.of(read);
  }
}
