package io.trainyard.pipelines.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.pipelines.Ended;
import io.trainyard.pipelines.ShownRun;
import io.trainyard.pipelines.TestHome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelloTest {
  @TempDir Path folder;

  @Test
  void hello_greets_everybody_in_the_file() {
    TestHome home = TestHome.in(folder);

    Ended run = home.trainyard("run", TestHome.shipped("hello")).exits(0);

    run.says("Hello, Ada", "Hello, Grace", "Hello, Katherine");
    assertThat(run.err())
        .containsPattern("(?m)^\\d\\d:\\d\\d:\\d\\d  greetings +SUCCEEDED +[\\d.]+ s +3 rows$");
    assertThat(run.out()).containsPattern("(?m)^run 1 SUCCEEDED in [\\d.]+ s$");
    ShownRun shown = ShownRun.of(home, 1);
    assertThat(shown.state()).isEqualTo("SUCCEEDED");
    assertThat(shown.steps()).containsExactly("people", "greetings");
    assertThat(shown.rows("people")).isEqualTo(3);
  }

  @Test
  void the_same_file_gives_the_same_tables_again() {
    TestHome home = TestHome.in(folder);
    home.trainyard("run", TestHome.shipped("hello")).exits(0);

    home.trainyard("run", TestHome.shipped("hello")).exits(0);

    ShownRun first = ShownRun.of(home, 1);
    ShownRun second = ShownRun.of(home, 2);
    assertThat(second.digest("people", "data")).isEqualTo(first.digest("people", "data"));
    assertThat(second.digest("greetings", "data")).isEqualTo(first.digest("greetings", "data"));
    assertThat(second.version()).isEqualTo(first.version());
  }
}
