package io.trainyard.dsl.words;

/** What a list is made of. */
@Block(value = "list", about = "A list of files; the values of a list stand in brackets.")
public interface ListWords extends StepWords {

  @Word(
      about =
          "Every file whose path matches: * is any part of a name, ** any folders. The key of a file"
              + " is its path below the folder in front of the first star.",
      example = "files 'scans/*.pdf'",
      required = true)
  void files(CharSequence pattern);
}
