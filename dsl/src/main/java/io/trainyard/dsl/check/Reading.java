package io.trainyard.dsl.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.Expression;

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

  /** The name whose declaration is being read. */
  String declaring = "";

  /** The step whose block is being read. */
  StepPlace step = StepPlace.NONE;

  Reading(Mistakes mistakes, String digest, String text) {
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
  }
}
