package io.trainyard.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a command ended.
 *
 * @param command what was typed
 * @param out what it printed as its result
 * @param err progress and refusals
 */
public record Ended(String command, int exit, String out, String err) {
  private static final Pattern STACK_TRACE =
      Pattern.compile(
          "(?m)^\\s+at [\\w.$/]+\\(|\\b(java|io|org|tools)(\\.\\w+)+(Exception|Error)\\b");

  /** Asserts the exit code, showing what was printed when it is another, and no stack trace. */
  public Ended exits(int expected) {
    assertThat(exit).as("%s%n%s%n%s", command, out, err).isEqualTo(expected);
    assertThat(all()).as(command).doesNotContainPattern(STACK_TRACE);
    return this;
  }

  /** Asserts that all of these stand somewhere in what was printed. */
  public Ended says(String... texts) {
    assertThat(all()).as(command).contains(texts);
    return this;
  }

  /** Everything printed. */
  public String all() {
    return out + err;
  }

  /** The result as JSON. */
  public JsonNode json() {
    return JsonMapper.builder().build().readTree(out);
  }
}
