package io.trainyard.web.app;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Values of params, as a call gives them. */
final class ParamOptions {
  @Option(
      names = "--param",
      paramLabel = "NAME=VALUE",
      description = "A value for a param; may be given more than once.")
  private Map<String, String> params = new LinkedHashMap<>();

  /** By name, in the order in which they were given. */
  Map<String, String> values() {
    return params;
  }
}
