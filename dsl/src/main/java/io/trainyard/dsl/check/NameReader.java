package io.trainyard.dsl.check;

import io.trainyard.dsl.words.FileRef;
import io.trainyard.dsl.words.ModelRef;
import io.trainyard.dsl.words.StepRef;
import io.trainyard.engine.pipeline.ParamType;
import io.trainyard.engine.pipeline.Value;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/** Reads names: bare words, constants, params, steps and their outputs. */
final class NameReader {
  /** What a step that ran for each item says of those that failed. */
  static final String FAILURES = "failures";

  private static final String KEY = "key";

  private final Reading reading;

  NameReader(Reading reading) {
    this.reading = reading;
  }

  Optional<Read> peek(String name) {
    return reading.scope.find(name).map(Symbol::read);
  }

  Read read(VariableExpression expression, BlockWords words) {
    String name = expression.getName();
    Optional<WordForm> bare = words.forms(name).stream().filter(WordForm::bare).findFirst();
    if (bare.isPresent()) {
      return Read.of(bare.get().result(), Value.Term.of(name));
    }
    if (reading.step.item(name).isPresent()) {
      reading.scope.use(name);
      reading.error(
          expression,
          "'"
              + name
              + "' is the current item here; its name is "
              + name
              + ".key, and a block with"
              + " an arrow is handed the item itself");
      return Read.UNKNOWN;
    }
    Optional<Symbol> symbol = reading.scope.find(name);
    if (symbol.isPresent()) {
      reading.scope.use(name);
      return symbol.get().read().called(name);
    }
    return unknown(expression, words);
  }

  private Read unknown(VariableExpression expression, BlockWords words) {
    String name = expression.getName();
    if (!words.forms(name).isEmpty()) {
      WordForm form = words.forms(name).get(0);
      reading.error(
          expression, "'" + name + "' takes " + form.takesPhrase() + ": write " + name + "(..)");
      return Read.UNKNOWN;
    }
    if (OtherWords.meant(name).isPresent()) {
      reading.error(
          expression,
          "'"
              + name
              + "' is not a word of the language: say '"
              + OtherWords.meant(name).get()
              + "'");
      return Read.UNKNOWN;
    }
    if (OtherWords.isPlanned(name)) {
      reading.error(expression, OtherWords.plannedMessage(name));
      return Read.UNKNOWN;
    }
    Optional<Integer> below = reading.scope.announced(name);
    if (below.isPresent()) {
      reading.scope.use(name);
      reading.error(expression, below(name, below.get()));
      return Read.UNKNOWN;
    }
    return notFound(expression, words);
  }

  private String below(String name, int line) {
    return reading
        .needs
        .circle(reading.declaring, name)
        .map(circle -> "these steps need each other in a circle: " + String.join(" -> ", circle))
        .orElse(
            "'"
                + name
                + "' is defined below, at line "
                + line
                + ": move its definition above this line");
  }

  private Read notFound(VariableExpression expression, BlockWords words) {
    String name = expression.getName();
    Set<String> known = new LinkedHashSet<>(reading.scope.names());
    known.addAll(words.bareValues());
    Optional<String> near = Near.best(name, known);
    String names =
        reading.scope.all().stream().map(Symbol::name).sorted().collect(Collectors.joining(", "));
    String help =
        near.map(meant -> " Did you mean '" + meant + "'?")
            .orElse(
                " If a text is meant, write '"
                    + name
                    + "' in quotes."
                    + (names.isEmpty() ? "" : " Names so far: " + names));
    reading.error(expression, "nothing here is called '" + name + "'." + help);
    near.ifPresent(reading.scope::use);
    return near.flatMap(reading.scope::find).map(Symbol::read).orElse(Read.UNKNOWN);
  }

  /** {@code shared.table('features')}: what a step of a called pipeline makes. */
  Read made(MethodCallExpression call, Read owner, CallReader.Said said) {
    String step = VerbOutputs.text(said.values().get(0));
    String called = ((Value.Output) owner.value()).step();
    Map<String, Class<?>> outputs =
        reading.scope.find(called).map(Symbol::outputs).orElse(Map.of());
    Class<?> type = outputs.get(step);
    if (type == said.form().result()) {
      return Read.of(type, new Value.Output(called, step)).called(step);
    }
    reading.error(
        call.getMethod(),
        type == null
            ? "'"
                + step
                + "' is not an output of "
                + called
                + "."
                + Near.hint(step, outputs.keySet())
                + " Outputs: "
                + String.join(", ", outputs.keySet())
            : "'" + step + "' is " + Phrases.of(type) + ": say " + called + "." + step);
    return Read.UNKNOWN;
  }

  /** {@code parts.train}. */
  Read output(PropertyExpression property, String owner, String output) {
    Optional<Read> item = reading.step.item(owner);
    if (item.isPresent()) {
      return key(property, item.get(), owner, output);
    }
    Optional<Symbol> symbol = reading.scope.find(owner);
    if (symbol.isEmpty()) {
      return ownerUnknown(property, owner);
    }
    reading.scope.use(owner);
    if (symbol.get().kind() == Symbol.Kind.BROKEN) {
      return Read.UNKNOWN;
    }
    Map<String, Class<?>> outputs = symbol.get().outputs();
    Class<?> type = outputs.get(output);
    if (type != null) {
      Read read = Read.of(type, new Value.Output(owner, output)).called(output);
      return output.equals(FAILURES) ? read : read.madeFor(symbol.get().read().origin());
    }
    if (symbol.get().kind() != Symbol.Kind.STEP) {
      reading.error(property.getProperty(), ValueReader.notKnown(owner));
      return Read.UNKNOWN;
    }
    if (output.equals(KEY)) {
      reading.error(
          property.getProperty(),
          "'key' is known in the block of a step that is given each(" + owner + ")");
      return Read.UNKNOWN;
    }
    String list =
        outputs.isEmpty()
            ? " It has one output: say " + owner
            : " Outputs: " + String.join(", ", outputs.keySet());
    reading.error(
        property.getProperty(),
        "'"
            + output
            + "' is not an output of "
            + owner
            + "."
            + Near.hint(output, outputs.keySet())
            + list);
    String meant = Near.best(output, outputs.keySet()).orElse("");
    Class<?> meantType = outputs.get(meant);
    return meantType == null
        ? Read.UNKNOWN
        : Read.of(meantType, new Value.Output(owner, meant)).called(meant);
  }

  /** {@code shops.key} inside the block of a step that is given {@code each(shops)}. */
  private Read key(PropertyExpression property, Read item, String owner, String word) {
    reading.scope.use(owner);
    if (!word.equals(KEY) || !(item.value() instanceof Value.Output output)) {
      reading.error(
          property.getProperty(),
          "'"
              + owner
              + "' is the current item here, and only its name is known: "
              + owner
              + ".key");
      return Read.UNKNOWN;
    }
    return Read.ofParam(ParamType.TEXT, new Value.Output(output.step(), KEY)).called(KEY);
  }

  private Read ownerUnknown(PropertyExpression property, String owner) {
    if (OutsideNames.isClassOrPackage(owner)) {
      reading.error(property, "'" + property.getText() + "' is not allowed in a pipeline file");
      return Read.UNKNOWN;
    }
    VariableExpression name = (VariableExpression) property.getObjectExpression();
    Read read = unknown(name, BlockWords.NONE);
    Optional<String> meant = Near.best(owner, reading.scope.names());
    if (!read.isUnknown() && meant.isPresent() && property.getPropertyAsString() != null) {
      return reading
          .scope
          .find(meant.get())
          .map(s -> s.outputs().get(property.getPropertyAsString()))
          .map(type -> Read.of(type, new Value.Output(meant.get(), property.getPropertyAsString())))
          .orElse(Read.UNKNOWN);
    }
    return Read.UNKNOWN;
  }

  /** Whether a type is something that a step makes. */
  static boolean isRef(Class<?> type) {
    return StepRef.class.isAssignableFrom(type);
  }

  static boolean isModel(Class<?> type) {
    return ModelRef.class.isAssignableFrom(type);
  }

  static boolean isFile(Class<?> type) {
    return FileRef.class.isAssignableFrom(type);
  }
}
