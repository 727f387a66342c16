package io.trainyard.engine.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Options as texts by name, those inside blocks too: {@code using}, {@code using trees}, {@code
 * column 'tenure'} where several lines begin with one word. Exact but for blocks of code.
 */
public final class OptionTexts {
  private OptionTexts() {}

  /** All of them in file order; a name that stands twice is numbered. */
  public static Map<String, String> of(List<Option> options) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Option option : options) {
      visit(
          option,
          options,
          (name, text) -> {
            String free = name;
            for (int again = 2; texts.containsKey(free); again++) {
              free = name + " (" + again + ")";
            }
            texts.put(free, text);
          });
    }
    return texts;
  }

  /** Shows the texts of one option by name. */
  public static void visit(
      Option option, List<Option> siblings, BiConsumer<String, String> visitor) {
    boolean isNamed = isNamed(option, siblings);
    String name = isNamed ? option.word() + " " + text(option, 0, 1) : option.word();
    int from = isNamed ? 1 : 0;
    int last = option.values().size() - 1;
    if (last >= from
        && option.values().get(last) instanceof Value.Term block
        && !block.options().isEmpty()) {
      Value.Term head = new Value.Term(block.word(), block.values(), List.of());
      String comma = last > from && !block.word().isEmpty() ? ", " : "";
      String shown = block.word().isEmpty() ? "" : ValueText.of(head);
      visitor.accept(name, text(option, from, last) + comma + shown);
      for (Option inner : block.options()) {
        visit(inner, block.options(), (word, text) -> visitor.accept(name + " " + word, text));
      }
    } else {
      visitor.accept(name, text(option, from, last + 1));
    }
  }

  /** Of several lines with one word, the first text tells which is meant. */
  private static boolean isNamed(Option option, List<Option> siblings) {
    return !option.values().isEmpty()
        && option.values().get(0) instanceof Value.Text
        && siblings.stream().filter(other -> other.word().equals(option.word())).count() > 1;
  }

  private static String text(Option option, int from, int to) {
    return ValueText.joined(option.values().subList(from, to));
  }
}
