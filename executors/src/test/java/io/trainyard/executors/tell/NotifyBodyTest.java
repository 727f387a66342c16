package io.trainyard.executors.tell;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.alert.AlertEvents;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.Fact;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.testing.MemoryArtifacts;
import io.trainyard.executors.testing.PlainContext;
import io.trainyard.executors.testing.Steps;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotifyBodyTest {
  @TempDir Path folder;
  private final MemoryArtifacts artifacts = new MemoryArtifacts();

  private static Option line(String word, Value... values) {
    return new Option(word, List.of(values), SourceRef.NONE);
  }

  private PlainContext context(Option... lines) {
    Step step = Steps.step(SourceRef.NONE, "told", "notify", List.of(lines), List.of());
    return new PlainContext(Steps.order(7, List.of(step), List.of(), folder), artifacts, folder);
  }

  private List<AlertEvents.Due> due(PlainContext context) throws Exception {
    Outcome.Succeeded outcome = (Outcome.Succeeded) new NotifyBody().run(context);
    assertThat(outcome.facts()).extracting(Fact::kind).containsOnly(AlertEvents.DUE);
    return outcome.facts().stream()
        .map(fact -> EventJson.read(fact.json(), AlertEvents.Due.class))
        .toList();
  }

  private String kept(AlertEvents.Due due) throws Exception {
    return new String(artifacts.bytes(Digest.parse(due.message())), StandardCharsets.UTF_8);
  }

  @Test
  void each_channel_is_a_fact_and_neither_addresses_nor_texts_stand_in_it() throws Exception {
    Value text =
        new Value.Template(
            List.of(new Value.Text("bad rows in "), new Value.Text("Ankara \"east\"")));
    List<AlertEvents.Due> due =
        due(
            context(
                line("email", new Value.Text("ada@example.com"), new Value.Text("bo@example.com")),
                line("slack", new Value.Text("ml")),
                line("log"),
                line("atMostEvery", new Value.Span(Duration.ofHours(1))),
                line("text", text)));
    assertThat(due).extracting(AlertEvents.Due::channel).containsExactly("mail", "ml", "log");
    assertThat(due).extracting(AlertEvents.Due::about).containsOnly("notify");
    assertThat(due).extracting(AlertEvents.Due::step).containsOnly("told");
    assertThat(due).extracting(AlertEvents.Due::quietSeconds).containsOnly(3_600L);
    assertThat(due).noneMatch(AlertEvents.Due::isUrgent);
    assertThat(due.toString()).doesNotContain("ada@").doesNotContain("Ankara");
    assertThat(kept(due.get(0)))
        .contains("ada@example.com", "bo@example.com", "bad rows in Ankara \\\"east\\\"");
    assertThat(due.get(1).message()).as("without addresses").isEqualTo(due.get(2).message());
  }

  @Test
  void it_is_never_taken_from_an_earlier_result() {
    assertThat(new NotifyBody().cacheParts(context(line("log")))).isEmpty();
  }
}
