package io.trainyard.dsl.words;

/** What is cleaned up, and how. */
@Block(value = "cleanup", about = "Runs after all users of its inputs ended, however they ended.")
public interface CleanupWords extends StepWords, ProgramValues {
  @Word(about = "The script.", example = "using shell('down.sh')", required = true)
  void using(Program program);
}
