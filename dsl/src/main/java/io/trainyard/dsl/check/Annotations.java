package io.trainyard.dsl.check;

import java.util.List;
import org.codehaus.groovy.ast.AnnotatedNode;
import org.codehaus.groovy.ast.AnnotationNode;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.LambdaExpression;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.control.SourceUnit;

/**
 * Removes every annotation, wherever it stands, before the compiler looks at any: some run code
 * while they are compiled.
 */
final class Annotations extends ClassCodeVisitorSupport {
  private final Mistakes mistakes;
  private final SourceUnit source;

  private Annotations(Mistakes mistakes, SourceUnit source) {
    this.mistakes = mistakes;
    this.source = source;
  }

  static void remove(ModuleNode module, SourceUnit source, Mistakes mistakes) {
    Annotations annotations = new Annotations(mistakes, source);
    module.getImports().forEach(annotations::strip);
    module.getStarImports().forEach(annotations::strip);
    module.getStaticImports().values().forEach(annotations::strip);
    module.getStaticStarImports().values().forEach(annotations::strip);
    if (module.getPackage() != null) {
      annotations.strip(module.getPackage());
    }
    for (ClassNode type : List.copyOf(module.getClasses())) {
      annotations.visitClass(type);
      type.getMethods().forEach(annotations::parameters);
      type.getDeclaredConstructors().forEach(annotations::parameters);
    }
    module.getMethods().forEach(annotations::parameters);
    module.getStatementBlock().visit(annotations);
  }

  private void parameters(MethodNode method) {
    strip(method);
    for (Parameter parameter : method.getParameters()) {
      strip(parameter);
    }
    if (method.getCode() != null) {
      method.getCode().visit(this);
    }
  }

  private void strip(AnnotatedNode node) {
    for (AnnotationNode annotation : List.copyOf(node.getAnnotations())) {
      // The compiler's own have no place in the file.
      if (annotation.getLineNumber() > 0) {
        mistakes.error(annotation, "annotations are not part of the pipeline language");
        node.getAnnotations().remove(annotation);
      }
    }
  }

  @Override
  protected SourceUnit getSourceUnit() {
    return source;
  }

  @Override
  public void visitAnnotations(AnnotatedNode node) {
    strip(node);
  }

  @Override
  public void visitClosureExpression(ClosureExpression closure) {
    if (closure.getParameters() != null) {
      for (Parameter parameter : closure.getParameters()) {
        strip(parameter);
      }
    }
    super.visitClosureExpression(closure);
  }

  @Override
  public void visitLambdaExpression(LambdaExpression lambda) {
    if (lambda.getParameters() != null) {
      for (Parameter parameter : lambda.getParameters()) {
        strip(parameter);
      }
    }
    super.visitLambdaExpression(lambda);
  }

  @Override
  public void visitDeclarationExpression(DeclarationExpression declaration) {
    strip(declaration);
    super.visitDeclarationExpression(declaration);
  }

  @Override
  public void visitForLoop(ForStatement loop) {
    strip(loop.getVariable());
    super.visitForLoop(loop);
  }

  /** Kept for imports, which are no annotated code of a class. */
  private void strip(ImportNode node) {
    strip((AnnotatedNode) node);
  }
}
