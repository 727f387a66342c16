package io.trainyard.web.api;

/**
 * Which pipelines a route is about. Whoever may see some pipelines only is refused a route that is
 * about others, with the answer that what does not exist gets.
 */
public enum Scope {
  /** The pipeline of the run in the path. */
  RUN("run"),
  /** The pipeline in the path. */
  PIPELINE("pipeline"),
  /** The pipelines that registered versions of the model in the path. */
  MODEL("model"),
  /** The pipeline that deployed what the endpoint in the path serves. */
  ENDPOINT("endpoint"),
  /** Its handler leaves out what may not be seen. */
  FILTERED(""),
  /** About the home as a whole: for those who see every pipeline. */
  WHOLE(""),
  /** About no pipeline. */
  NONE("");

  private final String parameter;

  Scope(String parameter) {
    this.parameter = parameter;
  }

  /** The parameter of the path that names its object; empty = none does. */
  String parameter() {
    return parameter;
  }

  /** What the names of a path's parameters say; {@link #WHOLE} where they say nothing. */
  public static Scope of(String path) {
    for (Scope scope : values()) {
      if (!scope.parameter.isEmpty() && path.contains("{" + scope.parameter + "}")) {
        return scope;
      }
    }
    return WHOLE;
  }
}
