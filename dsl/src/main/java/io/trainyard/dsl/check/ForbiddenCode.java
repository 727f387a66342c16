package io.trainyard.dsl.check;

import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.ArrayExpression;
import org.codehaus.groovy.ast.expr.AttributeExpression;
import org.codehaus.groovy.ast.expr.CastExpression;
import org.codehaus.groovy.ast.expr.ConstructorCallExpression;
import org.codehaus.groovy.ast.expr.MethodPointerExpression;
import org.codehaus.groovy.ast.expr.MethodReferenceExpression;
import org.codehaus.groovy.ast.stmt.AssertStatement;
import org.codehaus.groovy.ast.stmt.DoWhileStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.ast.stmt.SwitchStatement;
import org.codehaus.groovy.ast.stmt.SynchronizedStatement;
import org.codehaus.groovy.ast.stmt.ThrowStatement;
import org.codehaus.groovy.ast.stmt.TryCatchStatement;
import org.codehaus.groovy.ast.stmt.WhileStatement;

/** Refuses what no block may hold, whatever stands around it. */
abstract class ForbiddenCode extends CodeVisitorSupport {
  private static final Set<String> CASTS =
      Set.of(
          "int",
          "long",
          "double",
          "boolean",
          "Integer",
          "Long",
          "Double",
          "Boolean",
          "String",
          "BigDecimal",
          "List",
          "Set",
          "Number",
          "Object");

  final Reading reading;

  ForbiddenCode(Reading reading) {
    this.reading = reading;
  }

  final void refuse(ASTNode at, String message) {
    reading.error(at, message);
  }

  @Override
  public void visitAttributeExpression(AttributeExpression attribute) {
    refuse(attribute, "'.@' is not part of the pipeline language");
  }

  @Override
  public void visitCastExpression(CastExpression cast) {
    ClassNode type = cast.getType();
    if (!CASTS.contains(type.getName())) {
      refuse(
          cast,
          "a block casts to numbers, texts, true or false and lists only, not to "
              + type.getName());
    }
    super.visitCastExpression(cast);
  }

  @Override
  public void visitConstructorCallExpression(ConstructorCallExpression call) {
    refuse(call, "'new' is not part of the pipeline language");
  }

  @Override
  public void visitArrayExpression(ArrayExpression array) {
    refuse(array, "'new' is not part of the pipeline language");
  }

  @Override
  public void visitMethodPointerExpression(MethodPointerExpression pointer) {
    refuse(pointer, "method references are not part of the pipeline language");
  }

  @Override
  public void visitMethodReferenceExpression(MethodReferenceExpression pointer) {
    refuse(pointer, "method references are not part of the pipeline language");
  }

  @Override
  public void visitWhileLoop(WhileStatement loop) {
    refuse(
        loop,
        "'while' is not part of the pipeline language; loop over a list with 'for (x in [...])'");
  }

  @Override
  public void visitDoWhileLoop(DoWhileStatement loop) {
    refuse(
        loop,
        "'do' is not part of the pipeline language; loop over a list with 'for (x in [...])'");
  }

  @Override
  public void visitTryCatchFinally(TryCatchStatement statement) {
    refuseStatement(statement);
  }

  @Override
  public void visitThrowStatement(ThrowStatement statement) {
    refuseStatement(statement);
  }

  @Override
  public void visitSwitch(SwitchStatement statement) {
    refuseStatement(statement);
  }

  @Override
  public void visitAssertStatement(AssertStatement statement) {
    refuseStatement(statement);
  }

  @Override
  public void visitSynchronizedStatement(SynchronizedStatement statement) {
    refuseStatement(statement);
  }

  private void refuseStatement(Statement statement) {
    refuse(statement, Statements.refusal(statement, "block"));
  }
}
