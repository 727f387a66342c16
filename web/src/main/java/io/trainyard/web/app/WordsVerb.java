package io.trainyard.web.app;

import java.util.List;
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
    List<String> lines = List.of(String.valueOf(verb));
    lines.forEach(this::print);
    return Exit.OK;
  }
}
