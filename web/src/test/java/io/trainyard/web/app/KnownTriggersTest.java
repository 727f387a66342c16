package io.trainyard.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownTriggersTest {
  @TempDir Path folder;

  private void write(String name, String after) throws Exception {
    Path pipelines = Files.createDirectories(folder.resolve("pipelines"));
    Files.writeString(
        pipelines.resolve(name + ".groovy"),
        "pipeline('%s') {\n    trigger { succeeded '%s' }\n    step { using shell('x.sh') }\n}\n"
            .formatted(name, after));
  }

  private Typed lint() {
    return new Typed(folder).run("lint");
  }

  @Test
  void pipelines_that_start_each_other_in_a_circle_are_a_mistake() throws Exception {
    write("a", "b");
    write("b", "c");
    write("c", "a");
    Typed typed = lint();
    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.out()).contains("in a circle, for ever: a after b after c after a");
  }

  @Test
  void a_pipeline_that_is_not_there_is_worth_a_look() throws Exception {
    write("a", "features");
    write("feature", "other");
    Typed typed = lint();
    assertThat(typed.exit()).isZero();
    assertThat(typed.out())
        .contains("no pipeline 'features' is in this folder; did you mean 'feature'?");
    Typed list = new Typed(folder).run("schedule", "list");
    assertThat(list.out()).contains("when it happens").contains("trigger succeeded 'features'");
  }
}
