package io.trainyard.engine.pipeline;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What may stand behind an option's word. Values are immutable and have a JSON form; none of them
 * holds a Groovy object.
 */
public sealed interface Value {

  /** A text literal. */
  record Text(String text) implements Value {}

  /** A number literal; whole numbers have scale 0. {@code 20.percent} is written 0.2. */
  record Num(BigDecimal number) implements Value {
    public static Num of(long number) {
      return new Num(BigDecimal.valueOf(number));
    }

    public static Num of(double number) {
      return new Num(BigDecimal.valueOf(number));
    }
  }

  /** A yes-or-no literal. */
  record YesNo(boolean yes) implements Value {}

  /** A length of time, such as {@code 30.minutes}. */
  record Span(java.time.Duration duration) implements Value {}

  /** A calendar date. */
  record Date(java.time.LocalDate date) implements Value {}

  /** A number of bytes, such as {@code 16.GiB}. */
  record Bytes(long bytes) implements Value {}

  /** A list of values. */
  record ListOf(List<Value> values) implements Value {
    public ListOf {
      values = List.copyOf(values);
    }
  }

  /**
   * A text with holes, {@code "..${x}.."}. Pieces at even positions, from 0, are the {@link Text}s
   * around the holes, empty ones too; those at odd positions are what stood in a hole: a {@link
   * Param} while the pipeline is a definition, a literal once a run has filled it. The body decides
   * whether a hole is bound (SQL) or spliced (paths, URLs, names); only the position tells a
   * literal text from a hole filled with a text.
   */
  record Template(List<Value> pieces) implements Value {
    public Template {
      pieces = List.copyOf(pieces);
      for (int i = 0; i < pieces.size(); i += 2) {
        if (!(pieces.get(i) instanceof Text)) {
          throw new IllegalArgumentException(
              "a template's pieces begin with a text, then alternate");
        }
      }
    }
  }

  /** The name of a secret; its value is never part of a definition. */
  record Secret(String path) implements Value {}

  /**
   * The result of another step: {@code parts.train} is step {@code parts}, output {@code train}.
   */
  record Output(String step, String output) implements Value {
    @Override
    public String toString() {
      return step + "." + output;
    }
  }

  /** A param of the pipeline, whose value is known only in a run. */
  record Param(String name) implements Value {}

  /**
   * A word with its own values and options: {@code between(1, 9)}, {@code gradientBoosting { trees
   * 300 }}, {@code auc}, {@code champion('churn')}. A word said of another one keeps that one as
   * its first value: {@code auc.atLeast(0.8)} is {@code atLeast(auc, 0.8)}.
   */
  record Term(String word, List<Value> values, List<Option> options) implements Value {
    public Term {
      values = List.copyOf(values);
      options = List.copyOf(options);
    }

    public static Term of(String word, Value... values) {
      return new Term(word, List.of(values), List.of());
    }

    /** The first option with this word. */
    public Optional<Option> option(String optionWord) {
      return options.stream().filter(option -> option.word().equals(optionWord)).findFirst();
    }
  }

  /**
   * User code that runs later, with its step. The engine never sees the code itself.
   *
   * @param language {@code groovy}
   * @param sourceDigest digest of the file that holds the block
   * @param step the step it belongs to
   * @param path which option of the step, such as {@code compute} or {@code check:adults}
   * @param fingerprint digest of the block's normalised syntax tree
   */
  record Code(String language, String sourceDigest, String step, String path, String fingerprint)
      implements Value {}
}
