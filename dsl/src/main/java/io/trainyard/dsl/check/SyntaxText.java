package io.trainyard.dsl.check;

import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.BooleanExpression;
import org.codehaus.groovy.ast.expr.CastExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.ElvisOperatorExpression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.NotExpression;
import org.codehaus.groovy.ast.expr.PostfixExpression;
import org.codehaus.groovy.ast.expr.PrefixExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.RangeExpression;
import org.codehaus.groovy.ast.expr.TernaryExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.UnaryMinusExpression;
import org.codehaus.groovy.ast.expr.UnaryPlusExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.ast.stmt.IfStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;

/** Prints a syntax tree without positions: equal trees give equal texts. */
final class SyntaxText extends CodeVisitorSupport {
  private final StringBuilder text = new StringBuilder();

  private SyntaxText() {}

  static String of(ASTNode node) {
    SyntaxText print = new SyntaxText();
    node.visit(print);
    return print.text.toString();
  }

  private void open(String kind, Object... details) {
    text.append('(').append(kind);
    for (Object detail : details) {
      String said = String.valueOf(detail);
      // The length keeps two texts from running into one another.
      text.append(' ').append(said.length()).append(':').append(said);
    }
  }

  private void close() {
    text.append(')');
  }

  @Override
  public void visitClosureExpression(ClosureExpression closure) {
    open("block");
    if (closure.getParameters() != null) {
      for (Parameter parameter : closure.getParameters()) {
        open("takes", parameter.getName());
        close();
      }
    }
    super.visitClosureExpression(closure);
    close();
  }

  @Override
  public void visitBlockStatement(BlockStatement block) {
    open("lines");
    super.visitBlockStatement(block);
    close();
  }

  @Override
  public void visitIfElse(IfStatement statement) {
    open("if");
    statement.getBooleanExpression().visit(this);
    open("then");
    statement.getIfBlock().visit(this);
    close();
    open("else");
    statement.getElseBlock().visit(this);
    close();
    close();
  }

  @Override
  public void visitForLoop(ForStatement loop) {
    open("for", loop.getVariable().getName());
    super.visitForLoop(loop);
    close();
  }

  @Override
  public void visitReturnStatement(ReturnStatement statement) {
    open("return");
    super.visitReturnStatement(statement);
    close();
  }

  @Override
  public void visitMethodCallExpression(MethodCallExpression call) {
    open("call", call.isSafe(), call.isSpreadSafe(), call.isImplicitThis());
    super.visitMethodCallExpression(call);
    close();
  }

  @Override
  public void visitArgumentlistExpression(ArgumentListExpression list) {
    open("with");
    super.visitArgumentlistExpression(list);
    close();
  }

  @Override
  public void visitTupleExpression(TupleExpression tuple) {
    open("tuple");
    super.visitTupleExpression(tuple);
    close();
  }

  @Override
  public void visitConstantExpression(ConstantExpression constant) {
    Object value = constant.getValue();
    open("is", value == null ? "null" : value.getClass().getSimpleName(), value);
    close();
  }

  @Override
  public void visitVariableExpression(VariableExpression variable) {
    open("name", variable.getName());
    close();
  }

  @Override
  public void visitDeclarationExpression(DeclarationExpression declaration) {
    open("def", declaration.getLeftExpression().getText());
    declaration.getRightExpression().visit(this);
    close();
  }

  @Override
  public void visitBinaryExpression(BinaryExpression binary) {
    open("op", binary.getOperation().getText());
    super.visitBinaryExpression(binary);
    close();
  }

  @Override
  public void visitPropertyExpression(PropertyExpression property) {
    open("dot", property.isSafe(), property.isSpreadSafe());
    super.visitPropertyExpression(property);
    close();
  }

  @Override
  public void visitGStringExpression(GStringExpression template) {
    open("template");
    super.visitGStringExpression(template);
    close();
  }

  @Override
  public void visitListExpression(ListExpression list) {
    open("list");
    super.visitListExpression(list);
    close();
  }

  @Override
  public void visitMapExpression(MapExpression map) {
    open("map");
    super.visitMapExpression(map);
    close();
  }

  @Override
  public void visitMapEntryExpression(MapEntryExpression entry) {
    open("entry");
    super.visitMapEntryExpression(entry);
    close();
  }

  @Override
  public void visitRangeExpression(RangeExpression range) {
    open("range", range.isInclusive());
    super.visitRangeExpression(range);
    close();
  }

  @Override
  public void visitTernaryExpression(TernaryExpression ternary) {
    open("choice");
    super.visitTernaryExpression(ternary);
    close();
  }

  @Override
  public void visitShortTernaryExpression(ElvisOperatorExpression elvis) {
    open("elvis");
    super.visitShortTernaryExpression(elvis);
    close();
  }

  @Override
  public void visitNotExpression(NotExpression not) {
    open("not");
    super.visitNotExpression(not);
    close();
  }

  @Override
  public void visitBooleanExpression(BooleanExpression bool) {
    open("truth");
    super.visitBooleanExpression(bool);
    close();
  }

  @Override
  public void visitUnaryMinusExpression(UnaryMinusExpression minus) {
    open("minus");
    super.visitUnaryMinusExpression(minus);
    close();
  }

  @Override
  public void visitUnaryPlusExpression(UnaryPlusExpression plus) {
    open("plus");
    super.visitUnaryPlusExpression(plus);
    close();
  }

  @Override
  public void visitPrefixExpression(PrefixExpression prefix) {
    open("prefix", prefix.getOperation().getText());
    super.visitPrefixExpression(prefix);
    close();
  }

  @Override
  public void visitPostfixExpression(PostfixExpression postfix) {
    open("postfix", postfix.getOperation().getText());
    super.visitPostfixExpression(postfix);
    close();
  }

  @Override
  public void visitCastExpression(CastExpression cast) {
    open("as", cast.getType().getName());
    super.visitCastExpression(cast);
    close();
  }
}
