package io.trainyard.engine.trigger;

import static io.trainyard.engine.trigger.TriggerWorld.event;
import static io.trainyard.engine.trigger.TriggerWorld.option;
import static io.trainyard.engine.trigger.TriggerWorld.pipeline;
import static io.trainyard.engine.trigger.TriggerWorld.span;
import static io.trainyard.engine.trigger.TriggerWorld.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.pipeline.Param;
import io.trainyard.engine.pipeline.ParamType;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArrivingFilesTest {
  private static final Path FILE = Path.of("/in/a.csv");
  private static final Param PATH =
      new Param(
          "path",
          ParamType.TEXT,
          "",
          Optional.empty(),
          Optional.empty(),
          List.of(),
          false,
          SourceRef.NONE);
  private static final Pipeline PIPELINE =
      pipeline(
          "p",
          List.of(PATH),
          text("file", "/in/*.csv"),
          span("stableFor", Duration.ofSeconds(10)),
          option("give", new Value.Text("path"), event("data.path")));

  private final Map<Path, ArrivingFiles.Stamp> there = new HashMap<>();
  private String content = "sha256:1";
  private TriggerWorld world = new TriggerWorld();
  private ArrivingFiles files = files();

  private ArrivingFiles files() {
    return new ArrivingFiles(
        world.triggers::listening,
        new ArrivingFiles.Ports(
            new ArrivingFiles.Folders() {
              @Override
              public Map<Path, ArrivingFiles.Stamp> list(Path folder, String pattern, int limit) {
                return Map.copyOf(there);
              }

              @Override
              public String digest(Path file) {
                return content;
              }
            },
            world.remembered,
            world.store(),
            world.clock()));
  }

  private void grows(long bytes) {
    there.put(FILE, new ArrivingFiles.Stamp(bytes, world.clock().instant()));
  }

  private void look(Duration after) {
    world.pass(after);
    files.look();
    world.loop().runAll();
  }

  @Test
  void a_file_starts_one_run_once_it_has_stopped_growing() {
    world.begin(PIPELINE);
    grows(1);
    look(Duration.ZERO);
    look(Duration.ofSeconds(9));
    grows(2);
    look(Duration.ofSeconds(1));
    look(Duration.ofSeconds(9));
    assertThat(world.runs("p")).isEmpty();
    look(Duration.ofSeconds(1));
    look(Duration.ofSeconds(60));
    assertThat(world.runs("p")).hasSize(1);
    assertThat(world.runs("p").get(0).params()).containsEntry("path", new Value.Text("/in/a.csv"));
  }

  @Test
  void the_end_of_a_process_changes_nothing_and_other_bytes_are_another_arrival() {
    world.begin(PIPELINE);
    grows(1);
    look(Duration.ZERO);
    look(Duration.ofSeconds(10));
    world = world.down(Duration.ofMinutes(1), PIPELINE);
    files = files();
    look(Duration.ZERO);
    look(Duration.ofSeconds(20));
    assertThat(world.runs("p")).hasSize(1);

    content = "sha256:2";
    grows(1);
    look(Duration.ZERO);
    look(Duration.ofSeconds(10));
    assertThat(world.runs("p")).hasSize(2);
  }
}
