package io.trainyard.dsl;

import io.trainyard.dsl.check.BlockWords;
import io.trainyard.dsl.check.LibraryImport;
import io.trainyard.dsl.check.OtherWords;
import io.trainyard.dsl.check.Vocabulary;
import io.trainyard.dsl.words.Word;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The language's words as people read them, made from the vocabulary's interfaces. */
public final class Language {
  private Language() {}

  /** {@code docs/language.md}. */
  public static String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("# The language\n\n");
    text.append("This page is made from the vocabulary's interfaces by a test.\n\n");
    text.append("1. A file holds one `pipeline('name') { }`.\n");
    text.append("2. `def name = verb(inputs) { options }` makes a step, called what the variable");
    text.append(" is called. `def x = text { }` and its like make a param; `def x = 'literal'` a");
    text.append(" constant.\n");
    text.append("3. An option is a word followed by its values: `timeout 30.minutes`. Never `=`,");
    text.append(" `:` or a map; `;` or a new line between two options.\n");
    text.append("4. Using a name makes a dependency; `needs other` adds one without data.\n");
    text.append("5. A block without an arrow describes and is read once. A block with `->` runs");
    text.append(" later, with its step, and sees only what it is handed, and constants.\n");
    functions(text);
    flow(text);
    Vocabulary.blocks().forEach(block -> section(text, block));
    section(text, Vocabulary.ofSteps());
    titled(text, "Said of a metric", Vocabulary.ofMetrics());
    titled(text, "Said of a called pipeline", Vocabulary.ofCalled());
    text.append("\n## Planned\n\nReserved words, refused in this release: ");
    text.append(String.join(", ", new TreeSet<>(OtherWords.planned()))).append(".\n");
    return text.toString();
  }

  private static void functions(StringBuilder text) {
    text.append("\n## Functions\n\n");
    text.append("A block with `->` calls functions that stand beside the pipeline in its file:");
    text.append(" `def name(..) { .. }`, or with types, such as");
    text.append(" `Table tidy(Table rows) { rows.where('age > 0') }`. Types are texts, numbers,");
    text.append(" lists, `Table`, `Row`, `LocalDate` and `Duration`.\n\n");
    text.append("What several pipelines use stands in the folder `lib/` beside them. `");
    text.append(LibraryImport.FORM).append("`, at the top of a file, takes the function `tidy` of");
    text.append(" `lib/cleaning.groovy`; each import has its own line, and there is no other");
    text.append(" form. A file of `lib/` holds functions only, and imports nothing. It belongs to");
    text.append(" the version of each pipeline that imports from it; a block runs again when a");
    text.append(" function that it reaches has changed.\n");
  }

  private static void section(StringBuilder text, BlockWords block) {
    if (block.name().isEmpty()) {
      return;
    }
    text.append("\n## ").append(block.name()).append("\n\n").append(block.about()).append("\n\n");
    table(text, block);
  }

  private static void titled(StringBuilder text, String title, BlockWords block) {
    text.append("\n## ").append(title).append("\n\n");
    table(text, block);
  }

  private static void flow(StringBuilder text) {
    text.append("\n## How a run flows\n\n");
    text.append("A step starts when every step it waits for succeeded, unless `startsWhen` says");
    text.append(" otherwise. `when` names decisions (`compare`, `decide`, `approval`): several");
    text.append(" must all say yes, `anyOf(a, b)` one of them, `not(a)` no. Else the step is");
    text.append(" skipped, and with it what waits for it; `whicheverRan(a, b)` goes on with what");
    text.append(" was not.\n\n");
    text.append("`transform(each(shops)) { .. }` runs once for every item of a `partition`, of a");
    text.append(" `list`, or of a step that ran so itself; then the same keys go together. Two");
    text.append(" `each` in one step come from one list. In its block the input's name means the");
    text.append(" current item, and `shops.key` is its name. A table made so and used without");
    text.append(" `each` is put together again: all rows of the items that succeeded, with the");
    text.append(" column `key`. `x.failures` is a table of the others, with the columns `key` and");
    text.append(" `message`.\n\n");
    text.append("`call('features') { .. }` runs the pipeline `features` of the file");
    text.append(
        " `features.groovy` beside this one (a `-` of the name may be a `_` of the file's)");
    text.append(" as a run of its own; its files belong to this pipeline's version.\n");
  }

  private static void table(StringBuilder text, BlockWords block) {
    text.append("| word | takes | says | example |\n|---|---|---|---|\n");
    for (String word : block.own()) {
      Optional<Word> about = block.word(word);
      if (about.isEmpty()) {
        continue;
      }
      String required = block.isRequired(word) ? " (required)" : "";
      text.append(
          String.format(
              Locale.ROOT,
              "| `%s`%s | %s | %s | `%s` |\n",
              word,
              required,
              cell(String.join(", or ", block.takes(word))),
              cell(about.get().about()),
              cell(about.get().example())));
    }
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  /** Every verb and header word with a line each. */
  public static String overview() {
    StringBuilder text = new StringBuilder();
    BlockWords pipeline = block("pipeline").orElseThrow();
    lines(text, pipeline);
    return text.append("\nMore of one: trainyard words train\n").toString();
  }

  /** The words of a verb's or option's block, with an example each; empty when it has none. */
  public static Optional<String> of(String word) {
    return block(word)
        .map(
            block -> {
              StringBuilder text = new StringBuilder();
              text.append(block.name()).append(": ").append(block.about()).append("\n\n");
              lines(text, block);
              if (!block.own().equals(block.all())) {
                text.append("\nAnd what every step has: trainyard words steps\n");
              }
              return text.toString();
            });
  }

  private static Optional<BlockWords> block(String name) {
    List<BlockWords> named =
        Stream.concat(Vocabulary.blocks().stream(), Stream.of(Vocabulary.ofSteps()))
            .filter(block -> block.name().equals(name))
            .toList();
    return named.stream().findFirst();
  }

  private static void lines(StringBuilder text, BlockWords block) {
    int width = block.own().stream().mapToInt(String::length).max().orElse(0);
    for (String word : block.own()) {
      block
          .word(word)
          .ifPresent(
              about ->
                  text.append(
                      String.format(
                          Locale.ROOT,
                          "  %-" + width + "s  %s\n%s  %s\n",
                          word,
                          about.about(),
                          " ".repeat(width + 2),
                          about.example())));
    }
  }

  /** The vocabulary as plain text, whose digest says whether a kept definition still holds. */
  public static String vocabulary() {
    StringBuilder text = new StringBuilder();
    for (BlockWords block : Vocabulary.blocks()) {
      for (String word : block.all()) {
        String takes = String.join(" / ", block.takes(word));
        text.append(block.name()).append(' ').append(word).append(": ").append(takes);
        text.append(block.isRequired(word) ? " required\n" : "\n");
      }
    }
    text.append("planned: ").append(String.join(" ", new TreeSet<>(OtherWords.planned())));
    return text.append('\n').toString();
  }
}
