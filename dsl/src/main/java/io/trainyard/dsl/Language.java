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
    Vocabulary.blocks().forEach(block -> section(text, block));
    metrics(text);
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

  private static void metrics(StringBuilder text) {
    text.append("\n## Said of a metric\n\n");
    table(text, Vocabulary.ofMetrics());
  }

  private static void table(StringBuilder text, BlockWords block) {
    text.append("| word | takes | says | example |\n|---|---|---|---|\n");
    for (String word : block.all()) {
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
              return text.toString();
            });
  }

  private static Optional<BlockWords> block(String name) {
    List<BlockWords> named =
        Vocabulary.blocks().stream().filter(block -> block.name().equals(name)).toList();
    return named.stream().findFirst();
  }

  private static void lines(StringBuilder text, BlockWords block) {
    int width = block.all().stream().mapToInt(String::length).max().orElse(0);
    for (String word : block.all()) {
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
