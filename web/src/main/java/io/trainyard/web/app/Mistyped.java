package io.trainyard.web.app;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with the words behind a verb, as this command says everything else. */
final class Mistyped {
  private Mistyped() {}

  static String sentence(ParameterException wrong) {
    if (wrong instanceof UnmatchedArgumentException unknown) {
      return unknown(unknown);
    }
    if (wrong instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
      return missing(missing.getMissing());
    }
    if (wrong instanceof OverwrittenOptionException twice) {
      return name(twice.getOverwritten()) + " is given twice: give it once.";
    }
    ArgSpec where = wrong.getArgSpec();
    String value = wrong.getValue();
    return where == null || value == null ? Sentence.of(wrong.getMessage()) : unfit(where, value);
  }

  private static String unknown(UnmatchedArgumentException unknown) {
    String first = unknown.getUnmatched().get(0);
    if (!first.startsWith("-")) {
      return "'" + first + "' is one word too many.";
    }
    String word = first.replaceFirst("=.*", "");
    return unknown.getSuggestions().stream()
        .map(near -> near.replaceFirst("[= ].*", ""))
        .filter(near -> near.startsWith("--"))
        .findFirst()
        .map(near -> "there is no option %s; did you mean %s?".formatted(word, near))
        .orElse("there is no option " + word + ".");
  }

  private static String missing(List<ArgSpec> missing) {
    if (missing.size() == 1 && !missing.get(0).required()) {
      return "%s wants a value: %s.".formatted(name(missing.get(0)), shown(missing.get(0)));
    }
    String names = missing.stream().map(Mistyped::shown).collect(Collectors.joining(" and "));
    return names + (missing.size() == 1 ? " is missing." : " are missing.");
  }

  private static String unfit(ArgSpec where, String value) {
    Class<?> type = where.type();
    if (type == Map.class) {
      return "%s is %s, not '%s'.".formatted(name(where), where.paramLabel(), value);
    }
    String kind = Number.class.isAssignableFrom(boxed(type)) ? "a whole number" : article(type);
    return "%s is %s, not '%s'.".formatted(name(where), kind, value);
  }

  private static Class<?> boxed(Class<?> type) {
    return type == int.class ? Integer.class : type == long.class ? Long.class : type;
  }

  private static String article(Class<?> type) {
    return "a " + type.getSimpleName().toLowerCase(Locale.ROOT);
  }

  /** What it is called where it is typed. */
  private static String name(ArgSpec where) {
    return where instanceof OptionSpec option ? option.longestName() : where.paramLabel();
  }

  private static String shown(ArgSpec where) {
    return where instanceof OptionSpec option
        ? option.longestName() + " " + option.paramLabel()
        : where.paramLabel();
  }
}
