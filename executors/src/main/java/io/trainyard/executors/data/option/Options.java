package io.trainyard.executors.data.option;

import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The options of a step or of a block inside one, read by word. Every mistake is a {@link
 * io.trainyard.engine.run.StepFailure} that names file, line, step, option, what was found and what
 * to write. Immutable.
 */
public final class Options {
  private final Place place;
  private final List<Option> options;

  Options(Place place, List<Option> options) {
    this.place = place;
    this.options = List.copyOf(options);
  }

  /** The options of a step. */
  public static Options of(Step step) {
    return new Options(new Place(step.name(), "", step.at()), step.options());
  }

  /** Where they stand. */
  public Place place() {
    return place;
  }

  /** Where the first line with this word stands. */
  public Place place(String word) {
    return all(word).stream().findFirst().map(OptionValues::place).orElse(place.inside(word));
  }

  /** Refuses every other word. */
  public Options only(String... words) {
    return only(Arrays.asList(words));
  }

  /** Refuses every other word. */
  public Options only(Collection<String> words) {
    for (Option option : options) {
      if (!words.contains(option.word())) {
        throw place
            .at(option.at())
            .mistake(
                "'"
                    + option.word()
                    + "' is not an option here; known are "
                    + String.join(", ", new TreeSet<>(words)));
      }
    }
    return this;
  }

  public boolean has(String word) {
    return options.stream().anyMatch(option -> option.word().equals(word));
  }

  /** Every line that begins with this word, in file order. */
  public List<OptionValues> all(String word) {
    return options.stream()
        .filter(option -> option.word().equals(word))
        .map(this::values)
        .collect(Collectors.toUnmodifiableList());
  }

  /** Every line, in file order. */
  public List<OptionValues> all() {
    return options.stream().map(this::values).collect(Collectors.toUnmodifiableList());
  }

  /** The only line with this word; two of them are a mistake. */
  public Optional<OptionValues> find(String word) {
    List<OptionValues> found = all(word);
    if (found.size() > 1) {
      throw found.get(1).place().mistake("it stands twice; keep one of them");
    }
    return found.stream().findFirst();
  }

  /** The line with this word, which must be there. */
  public OptionValues need(String word, String example) {
    return find(word)
        .orElseThrow(() -> place.mistake("'" + word + "' is missing; write " + example));
  }

  /** The one text behind a word; a text with holes is spliced. */
  public Optional<String> text(String word) {
    return find(word).map(line -> line.only(1).text(0));
  }

  /** All texts behind a word, over all its lines; {@code ignore 'a', 'b'}. */
  public List<String> texts(String word) {
    return all(word).stream()
        .flatMap(line -> line.texts(0).stream())
        .collect(Collectors.toUnmodifiableList());
  }

  public Optional<Double> number(String word) {
    return find(word).map(line -> line.only(1).number(0));
  }

  public Optional<Long> wholeNumber(String word) {
    return find(word).map(line -> line.only(1).wholeNumber(0));
  }

  public Optional<Duration> span(String word) {
    return find(word).map(line -> line.only(1).span(0));
  }

  /** The bare word behind a word: {@code method shap}. */
  public Optional<String> name(String word) {
    return find(word).map(line -> line.only(1).name(0));
  }

  /** The bare word behind a word, as a constant: {@code badRows fail} is {@code FAIL}. */
  public <E extends Enum<E>> Optional<E> choice(String word, Class<E> type) {
    return find(word).map(line -> line.only(1).choice(0, type));
  }

  /** The word with its own values behind a word: {@code using python('train.py') { }}. */
  public Optional<OptionValues> term(String word) {
    return find(word).map(line -> line.only(1).term(0));
  }

  /** The options of the block behind a word: {@code inputs { ignore 'id' }}. */
  public Optional<Options> block(String word) {
    return find(word).map(OptionValues::block);
  }

  private OptionValues values(Option option) {
    List<Value> values = option.values();
    Place here = place.inside(option.word()).at(option.at());
    if (!values.isEmpty()
        && values.get(values.size() - 1) instanceof Value.Term block
        && block.word().isEmpty()) {
      return new OptionValues(
          option.word(), values.subList(0, values.size() - 1), block.options(), here);
    }
    return new OptionValues(option.word(), values, List.of(), here);
  }

  /** {@code ONE_HOT} as written in a pipeline file: {@code oneHot}. */
  public static String camelCase(Enum<?> constant) {
    String[] parts = constant.name().toLowerCase(Locale.ROOT).split("_");
    StringBuilder word = new StringBuilder(parts[0]);
    for (int i = 1; i < parts.length; i++) {
      word.append(parts[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(parts[i].substring(1));
    }
    return word.toString();
  }
}
