package io.trainyard.dsl.check;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;

/** What the readers of one file share. Used by one thread. */
final class Reading {
  final Mistakes mistakes;
  final String digest;
  final List<String> lines;
  final Scope scope = new Scope();
  final List<Arrow> arrows = new ArrayList<>();

  /** Literals that arrow blocks may use, by name. */
  final Map<String, Expression> constants = new LinkedHashMap<>();

  /** What arrow blocks may call. */
  final Functions functions = new Functions();

  /** Which name mentions which. */
  final Needs needs = new Needs();

  /** The pipelines that may be called. */
  final Callees callees;

  /** Those that are, by name. */
  final Map<String, Pipeline> called = new TreeMap<>();

  /** The environments that something is overlaid in. */
  final Set<String> environments = new TreeSet<>();

  /** Reads a list or partition that stands inside {@code each(..)}. */
  Consumer<MethodCallExpression> inline = call -> {};

  /** The name whose declaration is being read. */
  String declaring = "";

  /** The step whose block is being read. */
  StepPlace step = StepPlace.NONE;

  Reading(Mistakes mistakes, String digest, String text) {
    this(mistakes, digest, text, Callees.NONE);
  }

  Reading(Mistakes mistakes, String digest, String text, Callees callees) {
    this.callees = callees;
    this.mistakes = mistakes;
    this.digest = digest;
    this.lines = text.lines().toList();
  }

  void error(ASTNode at, String message) {
    mistakes.error(at, message);
  }

  /** What the file says at a node's beginning, up to the end of the line. */
  String textAt(ASTNode node) {
    int line = node.getLineNumber();
    if (line < 1 || line > lines.size()) {
      return "";
    }
    String text = lines.get(line - 1);
    int column = Math.max(1, node.getColumnNumber());
    return column > text.length() ? "" : text.substring(column - 1);
  }

  /** Whether a dot stands right before a node. */
  boolean isBehindDot(ASTNode node) {
    int line = node.getLineNumber();
    int column = node.getColumnNumber();
    return line >= 1
        && line <= lines.size()
        && column >= 2
        && lines.get(line - 1).substring(0, column - 1).stripTrailing().endsWith(".");
  }

  /**
   * The step whose block is being read.
   *
   * @param inputs what it is handed
   */
  record StepPlace(String name, String verb, List<Read> inputs) {
    static final StepPlace NONE = new StepPlace("", "", List.of());

    /**
     * The input that a name means item by item inside the block: by the input's own name, or by
     * that of the step that makes it.
     */
    Optional<Read> item(String name) {
      return inputs.stream()
          .filter(Read::each)
          .filter(read -> read.name().equals(name) || isOf(read, name))
          .findFirst();
    }

    private static boolean isOf(Read read, String step) {
      return read.value() instanceof Value.Output output && output.step().equals(step);
    }
  }
}
