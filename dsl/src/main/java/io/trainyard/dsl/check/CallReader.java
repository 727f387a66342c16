package io.trainyard.dsl.check;

import io.trainyard.dsl.words.CalledRef;
import io.trainyard.dsl.words.PipelineWords;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.jspecify.annotations.Nullable;

/** Reads a word with its values: finds the form that is meant, and goes into its block. */
final class CallReader {
  private final Reading reading;
  private final ValueReader values;
  private final SlotChecks checks;
  private final BlockReader blocks;
  private final EachReader each;

  CallReader(Reading reading, ValueReader values) {
    this.reading = reading;
    this.values = values;
    this.checks = new SlotChecks(reading);
    this.blocks = new BlockReader(reading, values, this);
    this.each = new EachReader(reading, values);
  }

  BlockReader blocks() {
    return blocks;
  }

  /**
   * A word that was understood.
   *
   * @param reads what was read behind it, blocks included
   * @param values the values without the block
   * @param options the lines of its block
   * @param hasBlock whether there is a block that is read once
   */
  record Said(
      WordForm form,
      List<Read> reads,
      List<Value> values,
      List<Option> options,
      boolean hasBlock) {}

  /** The values behind a word as they are written. */
  static List<Expression> arguments(MethodCallExpression call) {
    return call.getArguments() instanceof TupleExpression tuple
        ? tuple.getExpressions()
        : List.of();
  }

  /** A word that stands for a value, such as {@code between(1, 9)} or {@code auc.atLeast(0.8)}. */
  Read readValue(MethodCallExpression call, BlockWords words) {
    String word = call.getMethodAsString();
    if (word == null || call.isSafe() || call.isSpreadSafe()) {
      reading.error(call, "names are written out in a pipeline file");
      return Read.UNKNOWN;
    }
    return call.isImplicitThis() ? ownValue(call, word, words) : saidOf(call, word, words);
  }

  private Read ownValue(MethodCallExpression call, String word, BlockWords words) {
    if (words.type() == PipelineWords.class && word.equals(EachReader.EACH)) {
      return each.read(call, words);
    }
    List<WordForm> forms = valueForms(words, word);
    if (forms.isEmpty()) {
      forms = meantForms(call, word, words);
    }
    if (forms.isEmpty()) {
      return Read.UNKNOWN;
    }
    if (words.type() == PipelineWords.class
        && forms.stream().anyMatch(form -> form.slots().stream().anyMatch(Slot::isBlock))) {
      reading.error(call, "give this step a name first: def x = " + word + "(..) { }");
      return Read.UNKNOWN;
    }
    return say(call, word, forms, words, reads -> {})
        .map(said -> Read.of(said.form().result(), value(said)).called(word))
        .orElseGet(() -> Read.UNKNOWN);
  }

  private static Value value(Said said) {
    if (said.form().word().equals("secret") && said.values().get(0) instanceof Value.Text path) {
      return new Value.Secret(path.text());
    }
    return new Value.Term(said.form().word(), said.values(), said.options());
  }

  private static List<WordForm> valueForms(BlockWords words, String word) {
    return words.forms(word).stream().filter(form -> !form.isOption() && !form.bare()).toList();
  }

  /** Says that there is no such value, and goes on with the one that was probably meant. */
  private List<WordForm> meantForms(MethodCallExpression call, String word, BlockWords words) {
    Set<String> known = new LinkedHashSet<>();
    words.all().stream().filter(w -> !valueForms(words, w).isEmpty()).forEach(known::add);
    if (!words.forms(word).isEmpty()) {
      boolean bare = words.forms(word).stream().anyMatch(WordForm::bare);
      reading.error(
          call.getMethod(),
          bare
              ? "'" + word + "' takes nothing: write " + word
              : "'" + word + "' is an option: it stands at the beginning of a line");
    } else if (OtherWords.isPlanned(word)) {
      reading.error(call.getMethod(), OtherWords.plannedMessage(word));
    } else if (word.equals("between") || word.equals("oneOf")) {
      reading.error(
          call.getMethod(),
          "a range here would be a search, and 'tune' is planned, not in this release: write one"
              + " value");
    } else if (!BlockWords.of(PipelineWords.class).forms(word).isEmpty()) {
      reading.error(
          call.getMethod(),
          "'" + word + "' stands in the pipeline block: def x = " + word + "(..) { }");
    } else {
      String list = known.isEmpty() ? "" : " Values here: " + String.join(", ", known);
      reading.error(
          call.getMethod(),
          "nothing here is called '" + word + "'." + Near.hint(word, known) + list);
      return Near.best(word, known).map(meant -> valueForms(words, meant)).orElse(List.of());
    }
    return List.of();
  }

  private Read saidOf(MethodCallExpression call, String word, BlockWords words) {
    Expression object = call.getObjectExpression();
    if (object instanceof VariableExpression name && isForbidden(name.getName())) {
      reading.error(
          call, "'" + name.getName() + "." + word + "' is not allowed in a pipeline file");
      return Read.UNKNOWN;
    }
    Read owner = values.read(object, words);
    if (owner.isUnknown()) {
      return owner;
    }
    BlockWords said = owner.type().isInterface() ? BlockWords.of(owner.type()) : BlockWords.NONE;
    List<WordForm> forms = valueForms(said, word);
    if (forms.isEmpty()) {
      return notSaidOf(call, word, owner, said);
    }
    if (owner.type() == CalledRef.class) {
      return say(call, word, forms, words, reads -> {})
          .map(match -> values.names().made(call, owner, match))
          .orElse(Read.UNKNOWN);
    }
    return say(call, word, forms, words, reads -> {})
        .map(
            match -> {
              List<Value> all = new ArrayList<>(List.of(owner.value()));
              all.addAll(match.values());
              return Read.of(match.form().result(), new Value.Term(word, all, List.of()));
            })
        .orElse(Read.UNKNOWN);
  }

  private Read notSaidOf(MethodCallExpression call, String word, Read owner, BlockWords said) {
    if (NameReader.isRef(owner.type())) {
      reading.error(
          call.getObjectExpression(), ValueReader.notKnown(call.getObjectExpression().getText()));
    } else if (said.all().isEmpty()) {
      reading.error(
          call.getMethod(),
          "'" + word + "' on " + Phrases.of(owner.type()) + " is not allowed in a pipeline file");
    } else {
      reading.error(
          call.getMethod(),
          "'"
              + word
              + "' cannot be said of "
              + Phrases.of(owner.type())
              + "."
              + Near.hint(word, said.all())
              + " Words: "
              + String.join(", ", said.all()));
    }
    return Read.UNKNOWN;
  }

  private boolean isForbidden(String name) {
    return reading.scope.find(name).isEmpty() && OutsideNames.isClassOrPackage(name);
  }

  /**
   * Reads what stands behind a word and holds it against the word's forms.
   *
   * @param beforeBlock told the values before the block is read
   * @return empty when the values do not fit; the block has been checked all the same
   */
  Optional<Said> say(
      MethodCallExpression call,
      String word,
      List<WordForm> forms,
      BlockWords words,
      Consumer<List<Read>> beforeBlock) {
    List<Expression> written = arguments(call);
    List<Read> reads = new ArrayList<>();
    for (Expression expression : written) {
      reads.add(behind(call, word, expression, words));
    }
    Optional<WordForm> fitting = forms.stream().filter(form -> form.fits(reads)).findFirst();
    WordForm form =
        fitting.orElseGet(
            () ->
                forms.stream().max(Comparator.comparingInt(f -> f.likeness(reads))).orElseThrow());
    boolean told = reads.stream().anyMatch(Read::isUnknown);
    if (fitting.isEmpty() && !told) {
      reading.error(call.getMethod(), misfit(word, forms, reads));
    }
    beforeBlock.accept(reads);
    return finish(call, form, written, reads, fitting.isPresent());
  }

  private Optional<Said> finish(
      MethodCallExpression call,
      WordForm form,
      List<Expression> written,
      List<Read> reads,
      boolean fits) {
    List<Value> plain = new ArrayList<>();
    List<Option> options = new ArrayList<>();
    boolean hasBlock = false;
    for (int i = 0; i < written.size(); i++) {
      Slot slot = slotFor(form, i, written.size());
      if (written.get(i) instanceof ClosureExpression closure) {
        if (slot != null && slot.runs().isPresent()) {
          plain.add(blocks.arrow(call.getMethod(), form.word(), plain, closure, slot.runs().get()));
        } else if (slot != null && slot.block().isPresent()) {
          hasBlock = true;
          options.addAll(
              blocks.read(call.getMethod(), closure, slot.block().get(), named(written)));
        }
      } else {
        if (fits && slot != null) {
          checkSlot(call.getMethod(), form, slot, written.get(i), reads.get(i));
        }
        plain.add(reads.get(i).value());
      }
    }
    return fits ? Optional.of(new Said(form, reads, plain, options, hasBlock)) : Optional.empty();
  }

  /** What is written {@code word: value} in front of a block, and has been refused there. */
  private static Set<String> named(List<Expression> written) {
    return written.stream()
        .filter(MapExpression.class::isInstance)
        .flatMap(map -> ((MapExpression) map).getMapEntryExpressions().stream())
        .map(entry -> entry.getKeyExpression().getText())
        .collect(Collectors.toSet());
  }

  private static @Nullable Slot slotFor(WordForm form, int position, int count) {
    if (form.takes(count)) {
      return form.slotAt(position, count);
    }
    // The number of values is wrong; a block stands last all the same.
    int last = form.slots().size() - 1;
    return last >= 0 && position == count - 1 ? form.slots().get(last) : null;
  }

  private void checkSlot(ASTNode word, WordForm form, Slot slot, Expression at, Read read) {
    checks.check(word, form.word(), slot, at, read);
    if (at instanceof GStringExpression text) {
      if (slot.sql()) {
        values.templates().checkSql(text);
      } else {
        values.templates().checkPlain(text);
      }
    }
  }

  private Read behind(MethodCallExpression call, String word, Expression value, BlockWords words) {
    if (value instanceof MapExpression) {
      reading.error(value, "options go in the block: word value, never word: value");
      return Read.UNKNOWN;
    }
    boolean numberWithBlock =
        value instanceof MethodCallExpression inner
            && inner.getObjectExpression() instanceof ConstantExpression
            && "call".equals(inner.getMethodAsString());
    if (numberWithBlock) {
      String number = ((MethodCallExpression) value).getObjectExpression().getText();
      String example = word.equals("retry") ? "retry { times " + number + " }" : word + " { .. }";
      reading.error(
          call.getMethod(), "no value between '" + word + "' and its block: write " + example);
      return Read.UNKNOWN;
    }
    return values.read(value, words);
  }

  private String misfit(String word, List<WordForm> forms, List<Read> reads) {
    String takes =
        forms.stream().map(WordForm::takesPhrase).distinct().collect(Collectors.joining(", or "));
    String got =
        reads.stream().map(read -> Phrases.of(read.type())).collect(Collectors.joining(" and "));
    if (reads.stream().anyMatch(read -> read.type() == io.trainyard.dsl.words.Parts.class)) {
      return "'"
          + word
          + "' takes "
          + takes
          + ", but got a split: say which part, such as parts.train";
    }
    if (reads.stream().anyMatch(Read::isText)
        && forms.stream().allMatch(f -> f.slots().stream().anyMatch(s -> s.block().isPresent()))
        && BlockWords.of(PipelineWords.class).forms(word).size() > 0
        && !word.equals("oneOf")) {
      return "options go in the block: " + word + "(..) { word value }";
    }
    return "'" + word + "' takes " + takes + ", but got " + (got.isEmpty() ? "nothing" : got);
  }

  /** The literal text of a value, where it is one. */
  static Optional<String> text(Expression expression) {
    return expression instanceof ConstantExpression constant
            && constant.getValue() instanceof String s
        ? Optional.of(s)
        : Optional.empty();
  }
}
