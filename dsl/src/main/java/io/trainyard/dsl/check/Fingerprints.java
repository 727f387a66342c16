package io.trainyard.dsl.check;

import io.trainyard.engine.artifact.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/**
 * Digests of code that do not change with spaces, comments, quotes or place, but with what the code
 * does: its own syntax tree, the constants it uses, and the functions it calls, and so on.
 */
final class Fingerprints {
  private Fingerprints() {}

  static String of(
      ClosureExpression block, Map<String, Expression> constants, Functions functions) {
    Used used = new Used(constants.keySet());
    used.collect(block, functions);
    StringBuilder text = new StringBuilder(SyntaxText.of(block));
    new TreeMap<>(constants)
        .forEach(
            (name, value) -> {
              if (used.constants.contains(name)) {
                text.append("\nconstant ").append(name).append(SyntaxText.of(value));
              }
            });
    used.functions.stream()
        .map(Fingerprints::function)
        .sorted()
        .forEach(function -> text.append("\nfunction ").append(function));
    return "ast:" + Digest.of(text.toString().getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static String function(MethodNode method) {
    StringBuilder text = new StringBuilder(method.getName());
    for (Parameter parameter : List.of(method.getParameters())) {
      text.append(' ')
          .append(parameter.getType().getName())
          .append(' ')
          .append(parameter.getName());
    }
    return text + SyntaxText.of(method.getCode());
  }

  /** The constants and functions that code reaches. */
  private static final class Used {
    private final Collection<String> known;
    private final Set<String> constants = new HashSet<>();
    private final Set<MethodNode> functions = new HashSet<>();

    Used(Collection<String> known) {
      this.known = known;
    }

    void collect(ASTNode code, Functions seen) {
      code.visit(
          new CodeVisitorSupport() {
            @Override
            public void visitVariableExpression(VariableExpression variable) {
              if (known.contains(variable.getName())) {
                constants.add(variable.getName());
              }
            }

            @Override
            public void visitMethodCallExpression(MethodCallExpression call) {
              if (call.isImplicitThis()) {
                seen.find(String.valueOf(call.getMethodAsString())).ifPresent(Used.this::reach);
              }
              super.visitMethodCallExpression(call);
            }
          });
    }

    private void reach(Functions.Called called) {
      if (functions.add(called.method())) {
        collect(called.method().getCode(), called.seen());
      }
    }
  }
}
