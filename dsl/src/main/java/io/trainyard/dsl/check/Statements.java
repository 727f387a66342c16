package io.trainyard.dsl.check;

import org.codehaus.groovy.ast.stmt.AssertStatement;
import org.codehaus.groovy.ast.stmt.DoWhileStatement;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.ast.stmt.IfStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.ast.stmt.SwitchStatement;
import org.codehaus.groovy.ast.stmt.SynchronizedStatement;
import org.codehaus.groovy.ast.stmt.ThrowStatement;
import org.codehaus.groovy.ast.stmt.TryCatchStatement;
import org.codehaus.groovy.ast.stmt.WhileStatement;

/** What is said of statements that the language does not have. */
final class Statements {
  private static final String LOOP = " is not part of the pipeline language";

  private Statements() {}

  static String refusal(Statement statement, String where) {
    if (statement instanceof WhileStatement) {
      return "'while'"
          + LOOP
          + "; in a block with an arrow, loop over a list with 'for (x in [...])'";
    }
    if (statement instanceof DoWhileStatement) {
      return "'do'" + LOOP + "; in a block with an arrow, loop over a list with 'for (x in [...])'";
    }
    if (statement instanceof ForStatement) {
      return where.equals("description")
          ? "'for'" + LOOP + " outside a block with an arrow: write each step"
          : "'for (;;)'" + LOOP + "; loop over a list with 'for (x in [...])'";
    }
    if (statement instanceof IfStatement) {
      return "an 'if' would be decided while the file is read; use 'when' inside the step";
    }
    return "'" + word(statement) + "' is not part of the pipeline language";
  }

  private static String word(Statement statement) {
    if (statement instanceof TryCatchStatement) {
      return "try";
    }
    if (statement instanceof ThrowStatement) {
      return "throw";
    }
    if (statement instanceof SwitchStatement) {
      return "switch";
    }
    if (statement instanceof AssertStatement) {
      return "assert";
    }
    return statement instanceof SynchronizedStatement ? "synchronized" : "this";
  }
}
