package io.trainyard.web.app;

import static io.trainyard.engine.testing.Definitions.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.artifact.FileArtifactStore;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.registry.PipelineVersion.Origin;
import io.trainyard.engine.store.EngineTables;
import io.trainyard.engine.store.Store;
import io.trainyard.engine.store.StoreSettings;
import io.trainyard.engine.store.StoredPipelineVersions;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which versions start runs by themselves after a new start of the server. */
class ServedPipelinesTest {
  private static final Pipeline OLD = version("old");
  private static final Pipeline NEW = version("new");
  private static final String ACTOR = "os:ada";

  @TempDir Path home;
  private final List<String> told = new ArrayList<>();
  private Store store;
  private ServedPipelines served;

  @BeforeEach
  void open() throws IOException {
    store =
        Store.open(
            new StoreSettings(
                home,
                Clock.systemUTC(),
                new DaemonThreads("store"),
                new SecureRandom(),
                ProcessHandle.current().pid()),
            EngineTables.all());
    served = startedAnew();
  }

  @AfterEach
  void close() throws IOException {
    store.close();
  }

  /** Told apart by the name of its step, and by its version as files with other text are. */
  private static Pipeline version(String step) {
    return Pipeline.named("p").steps(step(step).build()).version("sha256:" + step).build();
  }

  private ServedPipelines startedAnew() throws IOException {
    return new ServedPipelines(
        store.journal(),
        FileArtifactStore.open(home),
        new StoredPipelineVersions(store.database()));
  }

  private void tellAnew() throws IOException {
    served = startedAnew();
    served.tell((pipeline, folder) -> told.add(pipeline.steps().get(0).name()));
  }

  @Test
  void what_somebody_went_back_to_starts_nothing_until_its_file_is_there_again() throws Exception {
    served.takeFile(OLD, home, ACTOR);
    served.takeFile(NEW, home, ACTOR);
    assertThat(served.back("p", "", ACTOR)).isPresent();

    tellAnew();
    assertThat(told).isEmpty();
    assertThat(served.takeFile(NEW, home, ACTOR)).isEmpty();
    assertThat(told).as("what was gone back to stays in force").containsExactly("old");
    served.takeFile(version("newest"), home, ACTOR);
    assertThat(told).as("until the file changes").containsExactly("old", "newest");
  }

  @Test
  void what_was_pushed_needs_no_file_also_where_somebody_went_back_to_it() throws Exception {
    served.take(OLD, home, Origin.PUSH, ACTOR);
    tellAnew();
    assertThat(told).containsExactly("old");

    served.takeFile(NEW, home, ACTOR);
    assertThat(served.back("p", "", ACTOR)).isPresent();
    told.clear();
    tellAnew();
    assertThat(told).containsExactly("old");
  }

  @Test
  void what_was_taken_stays_over_a_new_start_while_its_file_has_mistakes() throws Exception {
    served.takeFile(OLD, home, ACTOR);
    tellAnew();
    served.stay(home, "pipeline('other') { abuot 'it' }");
    served.stay(home.resolve("elsewhere"), "pipeline('p') { abuot 'it' }");
    assertThat(told).as("of other files").isEmpty();
    served.stay(home, "pipeline('p') { abuot 'it' }");
    assertThat(told).containsExactly("old");
  }

  @Test
  void what_a_file_says_is_told_when_it_is_read() throws Exception {
    served.takeFile(OLD, home, ACTOR);
    tellAnew();
    assertThat(told).isEmpty();
    assertThat(served.takeFile(OLD, home, ACTOR)).isEmpty();
    assertThat(told).containsExactly("old");
  }
}
