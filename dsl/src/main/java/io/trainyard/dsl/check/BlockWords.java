package io.trainyard.dsl.check;

import io.trainyard.dsl.words.Block;
import io.trainyard.dsl.words.StepWords;
import io.trainyard.dsl.words.Word;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The words of one block, read from its interface. Immutable. */
public final class BlockWords {
  private static final Map<Class<?>, BlockWords> KNOWN = new ConcurrentHashMap<>();

  /** A place where no word of the language may stand. */
  static final BlockWords NONE = new BlockWords(NoWords.class);

  private final Class<?> type;
  private final Map<String, List<WordForm>> forms = new TreeMap<>();
  private final Map<String, Word> about = new TreeMap<>();

  private interface NoWords {}

  private BlockWords(Class<?> type) {
    this.type = type;
    Method[] methods = type.getMethods();
    Arrays.sort(methods, Comparator.comparing(Method::toGenericString));
    for (Method method : methods) {
      WordForm form = WordForm.of(method);
      forms.computeIfAbsent(form.word(), word -> new ArrayList<>()).add(form);
      Word word = method.getAnnotation(Word.class);
      if (word != null) {
        about.put(form.word(), word);
      }
    }
  }

  /** The words of a block by its interface. */
  public static BlockWords of(Class<?> type) {
    return KNOWN.computeIfAbsent(type, BlockWords::new);
  }

  /** The word whose block this is, such as {@code train}. */
  public String name() {
    Block block = type.getAnnotation(Block.class);
    return block == null ? "" : block.value();
  }

  /** What its word is for, in one line. */
  public String about() {
    Block block = type.getAnnotation(Block.class);
    return block == null ? "" : block.about();
  }

  /** What a word takes, one text for each way to say it. */
  public List<String> takes(String word) {
    return forms(word).stream().map(WordForm::takesPhrase).distinct().toList();
  }

  /** Whether the block is incomplete without the word. */
  public boolean isRequired(String word) {
    return required().contains(word);
  }

  Class<?> type() {
    return type;
  }

  List<WordForm> forms(String word) {
    return forms.getOrDefault(word, List.of());
  }

  /** What is said of a word; empty where it is not one of this block. */
  public Optional<Word> word(String word) {
    return Optional.ofNullable(about.get(word));
  }

  /** Every word of the block. */
  public Set<String> all() {
    return forms.keySet();
  }

  /** The words that this block does not share with every other step. */
  public Set<String> own() {
    boolean isStep = StepWords.class.isAssignableFrom(type) && type != StepWords.class;
    Set<String> own = new TreeSet<>(all());
    if (isStep) {
      own.removeAll(of(StepWords.class).all());
    }
    return own;
  }

  /** The words that may begin a line. */
  public Set<String> options() {
    Set<String> options = new TreeSet<>();
    forms.forEach(
        (word, list) -> {
          if (list.stream().anyMatch(WordForm::isOption)) {
            options.add(word);
          }
        });
    return options;
  }

  /** The bare values, such as {@code auc}. */
  Set<String> bareValues() {
    Set<String> bare = new TreeSet<>();
    forms.forEach(
        (word, list) -> {
          if (list.stream().anyMatch(WordForm::bare)) {
            bare.add(word);
          }
        });
    return bare;
  }

  List<String> required() {
    return about.entrySet().stream()
        .filter(entry -> entry.getValue().required())
        .map(Map.Entry::getKey)
        .toList();
  }

  boolean mayRepeat(String word) {
    return word(word).map(Word::many).orElse(false);
  }
}
