package io.trainyard.dsl.check;

import io.trainyard.engine.pipeline.Problem;
import io.trainyard.engine.pipeline.SourceRef;
import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.ASTNode;

/** Gathers every problem of one file; of two errors at one place the first is kept. */
public final class Mistakes {
  private final String file;
  private final List<Problem> problems = new ArrayList<>();

  public Mistakes(String file) {
    this.file = file;
  }

  /** The place of a node. */
  public SourceRef at(ASTNode node) {
    return new SourceRef(
        file, Math.max(0, node.getLineNumber()), Math.max(0, node.getColumnNumber()));
  }

  /** A place by line and column. */
  public SourceRef at(int line, int column) {
    return new SourceRef(file, line, column);
  }

  public void error(ASTNode node, String message) {
    error(at(node), message);
  }

  public void error(SourceRef at, String message) {
    boolean known =
        problems.stream()
            .anyMatch(p -> p.severity() == Problem.Severity.ERROR && p.at().equals(at));
    if (!known) {
      problems.add(Problem.error(at, message));
    }
  }

  public void warning(SourceRef at, String message) {
    problems.add(Problem.warning(at, message));
  }

  public boolean hasErrors() {
    return problems.stream().anyMatch(p -> p.severity() == Problem.Severity.ERROR);
  }

  /** Whether there is an error at exactly this node. */
  public boolean hasErrorAt(ASTNode node) {
    SourceRef at = at(node);
    return problems.stream()
        .anyMatch(p -> p.severity() == Problem.Severity.ERROR && p.at().equals(at));
  }

  /** Whether a node's own line has an error. */
  public boolean hasErrorsIn(ASTNode node) {
    return problems.stream()
        .anyMatch(
            p ->
                p.severity() == Problem.Severity.ERROR
                    && p.at().line() >= node.getLineNumber()
                    && p.at().line() <= node.getLastLineNumber());
  }

  /** All of them, by place. */
  public List<Problem> all() {
    return problems.stream().sorted().toList();
  }
}
