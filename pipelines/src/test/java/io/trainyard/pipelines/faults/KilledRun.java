package io.trainyard.pipelines.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.pipelines.CommandProcess;
import io.trainyard.pipelines.ShownRun;
import io.trainyard.pipelines.TestHome;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A run that was killed after a while.
 *
 * @param acknowledged state by step, of every line that was printed before the kill; a line is
 *     printed only when its event is forced
 */
record KilledRun(String pipeline, long millis, Map<String, String> acknowledged) {
  private static final Pattern LINE =
      Pattern.compile("(?m)^\\d\\d:\\d\\d:\\d\\d\\s+(\\w+)\\s+(SUCCEEDED|FAILED|SKIPPED)\\b.*\\R");

  static KilledRun of(TestHome home, String pipeline, long millis)
      throws IOException, InterruptedException {
    CommandProcess process = CommandProcess.start(home, "run", TestHome.shipped(pipeline));
    process.runFor(millis);
    process.kill();
    Map<String, String> acknowledged = new TreeMap<>();
    Matcher line = LINE.matcher(process.printed());
    while (line.find()) {
      acknowledged.put(line.group(1), line.group(2));
    }
    return new KilledRun(pipeline, millis, acknowledged);
  }

  /** Every acknowledged end of a step is there again. */
  void assertRemembered(TestHome home, String what) {
    if (acknowledged.isEmpty()) {
      return;
    }
    List<JsonNode> runs = ShownRun.items(home.trainyard("runs", "--json").exits(0).json());
    ShownRun last = ShownRun.of(home, runs.get(0).path("run").asLong());
    assertThat(acknowledged)
        .as(what)
        .allSatisfy((step, state) -> assertThat(last.stateOf(step)).as(step).isEqualTo(state));
  }
}
