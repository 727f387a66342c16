package io.trainyard.executors.script;

import io.trainyard.executors.place.Bodies;
import java.util.ArrayList;
import java.util.List;

/** The bodies of all verbs that a script may do the work of. */
public final class ScriptBodies {
  private static final List<String> VERBS = List.of("step", "transform", "cleanup");

  private ScriptBodies() {}

  /**
   * A choice for each verb and language: {@code step}, {@code transform} and {@code cleanup} in
   * any, {@code train} in Python.
   */
  public static List<Bodies.Choice> all(ScriptHost host) {
    List<Bodies.Choice> choices = new ArrayList<>();
    ScriptBody body = new ScriptBody(host);
    for (String verb : VERBS) {
      for (Language language : Language.values()) {
        choices.add(new Bodies.Choice(verb, language.word(), body));
      }
    }
    choices.add(new Bodies.Choice("train", Language.PYTHON.word(), new TrainingScript(host)));
    return choices;
  }
}
