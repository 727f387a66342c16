package io.trainyard.dsl.words;

/** What a generic step does. */
@Block(value = "step", about = "Runs a script.")
public interface GenericWords extends StepWords, ProgramValues {
  @Word(about = "The script.", example = "using shell('export.sh')", required = true)
  void using(Program program);

  @Word(
      about = "What it makes: used as `x.lines`.",
      example = "produces table('lines'), file('report')",
      many = true)
  void produces(Produced... outputs);

  @Word(about = "A table.", example = "produces table('lines')")
  Produced table(@Fixed String name);

  @Word(about = "A file.", example = "produces file('report')")
  Produced file(@Fixed String name);
}
