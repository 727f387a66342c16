package io.trainyard.executors.data.duck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.trainyard.engine.artifact.FileArtifactStore;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.run.StepFailure;
import io.trainyard.executors.testing.PlainContext;
import io.trainyard.executors.testing.Steps;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableSessionTest {
  private static final String ENDLESS =
      "create table t as select count(*) as n from range(1000000000000) as r";

  @TempDir Path folder;

  @Test
  void a_query_that_would_not_end_is_ended_when_the_attempt_is_asked_to_stop() throws Exception {
    PlainContext context = context();
    try (TableSession session = TableSession.open(context)) {
      CompletableFuture<Throwable> query =
          CompletableFuture.supplyAsync(() -> catchThrowable(() -> session.execute(ENDLESS)));

      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                context.stop();
                return query.isDone();
              });

      assertThat(query.get()).isInstanceOf(StepFailure.class);
    }
  }

  private PlainContext context() throws IOException {
    Step step =
        Steps.step(new SourceRef("p.groovy", 1, 1), "slow", "transform", List.of(), List.of());
    return new PlainContext(
        Steps.order(1, List.of(step), List.of(), folder), FileArtifactStore.open(folder), folder);
  }
}
