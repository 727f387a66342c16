package io.trainyard.dsl.check;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.MethodNode;
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
  private final Reading reading;

  public FileReader(Mistakes mistakes, Source source) {
    this.mistakes = mistakes;
    this.reading = new Reading(mistakes, source.digest(), source.text());
  }

  /**
   * What the compiler still has to look at.
   *
   * @param arrows the blocks that run later
   * @param constants the literals they may use
   */
  public record ToCompile(List<Arrow> arrows, Map<String, Expression> constants) {}

  private Optional<Definition> definition = Optional.empty();

  /** Reads the file's syntax tree, before the compiler resolves any name of it. */
  public ToCompile read(ModuleNode module, SourceUnit source) {
    Annotations.remove(module, source, mistakes);
    module.getImports().forEach(this::refuseImport);
    module.getStarImports().forEach(this::refuseImport);
    module.getStaticImports().values().forEach(this::refuseImport);
    module.getStaticStarImports().values().forEach(this::refuseImport);
    if (module.getPackage() != null) {
      mistakes.error(module.getPackage(), "a pipeline file has no package");
    }
    for (ClassNode type : module.getClasses()) {
      if (!type.isScript()) {
        mistakes.error(type, "classes are not part of the pipeline language");
      }
    }
    functions(module);
    List<ExpressionStatement> pipelines = pipelines(module);
    if (!pipelines.isEmpty()) {
      pipeline((MethodCallExpression) pipelines.get(0).getExpression());
    } else if (!mistakes.hasErrors()) {
      mistakes.error(
          mistakes.at(0, 0), "no pipeline { } found: a file holds one pipeline('name') { }");
    }
    return new ToCompile(List.copyOf(reading.arrows), new LinkedHashMap<>(reading.constants));
  }

  /** The pipeline, when there was no mistake. */
  public Optional<Pipeline> freeze(List<Source> sources, String version) {
    return definition.map(found -> found.freeze(sources, version));
  }

  private void refuseImport(ImportNode node) {
    mistakes.error(
        node,
        "imports are planned, not in this release: write the function in this file, beside the"
            + " pipeline");
  }

  private void functions(ModuleNode module) {
    for (MethodNode method : module.getMethods()) {
      if (reading.helpers.putIfAbsent(method.getName(), method) != null) {
        mistakes.error(method, "two functions are called '" + method.getName() + "'");
      }
    }
    reading
        .helpers
        .values()
        .forEach(method -> new ArrowCheck(reading, method.getName()).check(method));
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
    Definition read = new PipelineReader(reading).read(body);
    read.name = name.get();
    definition = Optional.of(read);
  }
}
