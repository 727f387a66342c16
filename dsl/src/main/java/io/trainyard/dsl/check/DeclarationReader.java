package io.trainyard.dsl.check;

import io.trainyard.dsl.words.PipelineWords;
import io.trainyard.engine.pipeline.ParamType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.EmptyExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/** Reads {@code def name = ..}: a step, a param, or a constant. */
final class DeclarationReader {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,62}");

  private final Reading reading;
  private final ValueReader values;
  private final StepReader steps;
  private final ParamReader params;
  private final Definition definition;
  private final BlockWords words = BlockWords.of(PipelineWords.class);

  DeclarationReader(Reading reading, ValueReader values, StepReader steps, Definition definition) {
    this.reading = reading;
    this.values = values;
    this.steps = steps;
    this.params = new ParamReader(reading);
    this.definition = definition;
  }

  void read(DeclarationExpression declaration) {
    Expression left = declaration.getLeftExpression();
    if (left instanceof TupleExpression tuple) {
      reading.error(left.getLineNumber() > 0 ? left : declaration, ONE_NAME);
      tuple.getExpressions().forEach(e -> reading.scope.declare(StepReader.broken(e.getText(), e)));
      return;
    }
    VariableExpression name = (VariableExpression) left;
    if (declaration.getRightExpression() instanceof EmptyExpression) {
      reading.error(name, ONE_NAME);
      reading.scope.declare(StepReader.broken(name.getName(), name));
      return;
    }
    if (!name.isDynamicTyped()) {
      reading.error(declaration, "write def " + name.getName() + " = ..: types are found out");
    }
    declare(name, declaration.getRightExpression());
  }

  private static final String ONE_NAME =
      "one name for each 'def': write def parts = split(..), then parts.train and parts.test";

  /** {@code clean = validate(c)}: a declaration that lacks its {@code def}. */
  boolean isLacking(BinaryExpression binary) {
    return binary.getOperation().getText().equals("=")
        && binary.getLeftExpression() instanceof VariableExpression name
        && words.forms(name.getName()).isEmpty();
  }

  void readLacking(BinaryExpression binary) {
    VariableExpression name = (VariableExpression) binary.getLeftExpression();
    reading.error(
        binary, "write def " + name.getName() + " = ..: each name is declared once, with 'def'");
    if (reading.scope.find(name.getName()).isEmpty()) {
      declare(name, binary.getRightExpression());
    }
  }

  private void declare(VariableExpression at, Expression right) {
    String name = at.getName();
    reading.declaring = name;
    if (!isNew(at, name)) {
      readAnyway(right);
      return;
    }
    if (right instanceof MethodCallExpression written && written.isImplicitThis()) {
      MethodCallExpression call = unwrapped(written);
      Optional<String> word =
          word(call, w -> words.forms(w).stream().anyMatch(form -> !form.isOption()));
      if (word.isEmpty()) {
        reading.scope.declare(StepReader.broken(name, at));
      } else {
        called(name, at, call, word.get());
      }
      return;
    }
    constant(at, name, right);
  }

  /** The name is taken: what stands behind it is still checked. */
  private void readAnyway(Expression right) {
    if (right instanceof MethodCallExpression written && written.isImplicitThis()) {
      MethodCallExpression call = unwrapped(written);
      word(call, w -> true).ifPresent(w -> steps.read("", call, call, words.forms(w), words));
    }
  }

  private boolean isNew(ASTNode at, String name) {
    Optional<Symbol> other = reading.scope.find(name);
    if (other.isPresent()) {
      reading.error(
          at,
          "two steps are called '"
              + name
              + "' (the other one is at line "
              + other.get().at().getLineNumber()
              + ")");
      return false;
    }
    if (Vocabulary.all().contains(name)
        || OtherWords.isPlannedStep(name)
        || ArrowCheck.JOIN_KINDS.contains(name)) {
      reading.error(at, "'" + name + "' is a word of the language: choose another name");
    } else if (!NAME.matcher(name).matches()) {
      reading.error(
          at,
          "a step or param is called by a letter, then up to 62 letters, digits or _  ("
              + NAME
              + ")");
    }
    return true;
  }

  private void called(String name, ASTNode at, MethodCallExpression call, String word) {
    List<WordForm> forms = words.forms(word);
    Optional<ParamType> param = ParamReader.type(word);
    if (param.isPresent()) {
      param(name, at, call, word, param.get());
    } else if (word.equals("champion") || word.equals("setting")) {
      constant(at, name, call);
    } else if (PipelineReader.VALUES.contains(word)) {
      reading.error(call.getMethod(), PipelineReader.valueAlone(word));
      reading.scope.declare(StepReader.broken(name, at));
    } else {
      step(name, at, call, forms);
    }
  }

  private void param(
      String name, ASTNode at, MethodCallExpression call, String word, ParamType type) {
    Optional<CallReader.Said> said =
        values.calls().say(call, word, words.forms(word), words, reads -> {});
    said.ifPresent(ok -> definition.params.add(params.read(name, at, type, ok)));
    Read read = Read.ofParam(type, new io.trainyard.engine.pipeline.Value.Param(name)).called(name);
    reading.scope.declare(Symbol.plain(name, Symbol.Kind.PARAM, read, word, at));
  }

  /** A step under a name. */
  void step(String name, ASTNode at, MethodCallExpression call, List<WordForm> forms) {
    Optional<Symbol> other = reading.scope.find(name);
    if (other.isPresent()) {
      reading.error(
          at,
          "two steps are called '"
              + name
              + "' (the other one is at line "
              + other.get().at().getLineNumber()
              + "): give this one a name, def x = "
              + name
              + "(..)");
    }
    StepReader.Result result = steps.read(name, at, call, forms, words);
    result.draft().ifPresent(definition.drafts::add);
    reading.scope.declare(result.symbol());
  }

  private void constant(VariableExpression at, String name, Expression right) {
    constant((ASTNode) at, name, right);
  }

  private void constant(ASTNode at, String name, Expression right) {
    if (right instanceof ClosureExpression) {
      reading.error(right, "a block stands behind a word, never behind '='");
      reading.scope.declare(StepReader.broken(name, at));
      return;
    }
    Read read = values.read(right, words);
    if (right instanceof PropertyExpression || right instanceof VariableExpression) {
      boolean ref = NameReader.isRef(read.type());
      if (ref) {
        reading.error(right, "'" + right.getText() + "' has a name already: use it as it is");
      }
    } else if (read.type() == CharSequence.class) {
      reading.error(right, "a constant is a plain value: write the text where it is used");
    } else if (!read.isUnknown() && !NameReader.isModel(read.type())) {
      reading.constants.put(name, right);
    }
    reading.scope.declare(
        Symbol.plain(
            name, read.isUnknown() ? Symbol.Kind.BROKEN : Symbol.Kind.CONSTANT, read, "", at));
  }

  /** {@code validate customers { }} as it is meant: {@code validate(customers) { }}. */
  MethodCallExpression unwrapped(MethodCallExpression call) {
    List<Expression> given = CallReader.arguments(call);
    if (given.size() == 1
        && given.get(0) instanceof MethodCallExpression inner
        && inner.isImplicitThis()
        && inner.getMethodAsString() != null
        && reading.scope.names().contains(inner.getMethodAsString())
        && CallReader.arguments(inner).size() == 1
        && CallReader.arguments(inner).get(0) instanceof ClosureExpression block) {
      String word = call.getMethodAsString();
      String name = inner.getMethodAsString();
      reading.error(
          inner,
          "put brackets around what '" + word + "' is given: " + word + "(" + name + ") { }");
      VariableExpression variable = new VariableExpression(name);
      variable.setSourcePosition(inner);
      MethodCallExpression meant =
          new MethodCallExpression(
              call.getObjectExpression(),
              call.getMethod(),
              new ArgumentListExpression(variable, block));
      meant.setImplicitThis(true);
      meant.setSourcePosition(call);
      return meant;
    }
    return call;
  }

  /** The word of a line, or the one that was probably meant. */
  Optional<String> word(MethodCallExpression call, Predicate<String> fits) {
    String word = String.valueOf(call.getMethodAsString());
    if (!words.forms(word).isEmpty()) {
      if (!fits.test(word)) {
        reading.error(call.getMethod(), "'" + word + "' makes nothing that could have a name");
        return Optional.empty();
      }
      return Optional.of(word);
    }
    Set<String> known = new LinkedHashSet<>(words.all());
    Optional<String> foreign = OtherWords.meant(word).filter(known::contains);
    if (foreign.isPresent()) {
      reading.error(
          call.getMethod(),
          "'" + word + "' is not a word of the language: say '" + foreign.get() + "'");
      return foreign.filter(fits);
    }
    if (OtherWords.isPlanned(word)) {
      reading.error(call.getMethod(), OtherWords.plannedMessage(word));
      return Optional.empty();
    }
    reading.error(
        call.getMethod(),
        "'"
            + word
            + "' is not a pipeline word."
            + Near.hint(word, known)
            + " Pipeline words: "
            + String.join(", ", known));
    return Near.best(word, known).filter(fits);
  }

  /** A bare name on a line of its own. */
  void bare(VariableExpression name) {
    String word = name.getName();
    if (OtherWords.isPlanned(word)) {
      reading.error(name, OtherWords.plannedMessage(word));
    } else if (words.forms(word).stream().anyMatch(form -> !form.bare())) {
      reading.error(
          name,
          "'" + word + "' takes " + words.forms(word).get(0).takesPhrase() + ", but got nothing");
    } else if (!words.forms(word).isEmpty() || reading.scope.names().contains(word)) {
      reading.error(name, StrangeLines.NOTHING);
    } else {
      reading.error(
          name,
          "'"
              + word
              + "' is not a pipeline word."
              + Near.hint(word, words.all())
              + " Pipeline words: "
              + String.join(", ", words.all()));
    }
  }
}
