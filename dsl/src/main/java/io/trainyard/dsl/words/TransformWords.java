package io.trainyard.dsl.words;

import groovy.lang.Closure;

/** How tables become another table. */
@Block(value = "transform", about = "Makes tables from tables, with SQL, a block, or a script.")
public interface TransformWords extends StepWords, ProgramValues, SettingValues {
  @Word(
      about = "A query; each input is a table of its name.",
      example = "sql 'select * from a left join b using (id)'")
  void sql(@Sql CharSequence select);

  @Word(
      about = "A block that is handed the inputs and gives a table.",
      example = "compute { people, usage -> people.join(usage, 'id', left) }")
  void compute(@Runs(Runs.Handed.INPUTS) Closure<?> block);

  @Word(about = "A script.", example = "using python('features.py')")
  void using(Program program);

  @Word(
      about = "Names of the tables, where there are several.",
      example = "outputs 'train', 'stats'")
  void outputs(@Fixed String... names);
}
