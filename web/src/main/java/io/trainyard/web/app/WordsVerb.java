package io.trainyard.web.app;

import io.trainyard.dsl.Language;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code trainyard words}. */
@Command(name = "words", description = "Explain the words of the language.")
final class WordsVerb extends Verb {
  @Parameters(arity = "0..1", paramLabel = "VERB", description = "Such as train.")
  private @Nullable String verb;

  WordsVerb(Shell shell) {
    super(shell);
  }

  @Override
  public Integer call() {
    String text = text();
    if (json()) {
      printJson(Map.of("words", text.lines().toList()));
    } else {
      text.lines().forEach(this::print);
    }
    return Exit.OK;
  }

  private String text() {
    if (verb == null) {
      return Language.overview();
    }
    return Language.of(verb)
        .orElseThrow(
            () ->
                Refusal.usage(
                    "'%s' is no word with words of its own: trainyard words lists them."
                        .formatted(verb)));
  }
}
