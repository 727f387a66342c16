package io.trainyard.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.artifact.DataEvents;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.lineage.Catalogue;
import io.trainyard.engine.lineage.PublishedUse;
import io.trainyard.engine.lineage.TableName;
import io.trainyard.engine.lineage.TableVersion;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.RunEvents;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import tools.jackson.databind.json.JsonMapper;

/** Tables by name, version and digest. */
final class CatalogueTest {
  private static final TableName CLEAN = new TableName("churn", "clean.data");
  private MemoryTables tables;
  private Catalogue catalogue;
  private long attempts;

  @BeforeEach
  void open(TestInfo test) throws Exception {
    tables = new MemoryTables("catalogue_" + test.getTestMethod().orElseThrow().getName());
    catalogue = new StoredCatalogue(tables.database);
  }

  @AfterEach
  void close() throws Exception {
    tables.close();
  }

  private void create(long run, String pipeline) throws Exception {
    tables.write(
        run,
        RunEvents.RUN_CREATED,
        new RunEvents.RunCreated(
            pipeline,
            Digest.of("v").toString(),
            Digest.of("d").toString(),
            "person",
            JsonMapper.shared().createObjectNode(),
            LocalDate.of(2026, 3, 1)));
  }

  private void make(long run, AttemptState state, String name, String kind, String bytes)
      throws Exception {
    long attempt = ++attempts;
    tables.write(
        run,
        RunEvents.ATTEMPT_CREATED,
        new RunEvents.AttemptCreated(attempt, name, "", 1, MemoryTables.TIME));
    tables.write(
        run, RunEvents.ATTEMPT_STARTED, new RunEvents.AttemptStarted(attempt, attempt, List.of()));
    RunEvents.Made made =
        new RunEvents.Made(name, kind, Digest.of(bytes).toString(), 9, Map.of("rows", "6"));
    tables.write(
        run,
        RunEvents.ATTEMPT_ENDED,
        new RunEvents.AttemptEnded(
            attempt,
            attempt,
            state,
            null,
            "",
            false,
            6L,
            Map.of(),
            List.of(),
            Map.of("data", made),
            null,
            null,
            null));
  }

  @Test
  void the_latest_version_of_each_table_is_found_by_pipeline_and_name() throws Exception {
    create(1, "churn");
    make(1, AttemptState.SUCCEEDED, "clean.data", "table", "one");
    make(1, AttemptState.SUCCEEDED, "parts.train", "table", "train");
    make(1, AttemptState.SUCCEEDED, "quality.metrics", "metrics", "metrics");
    create(2, "alpha");
    make(2, AttemptState.SUCCEEDED, "clean.data", "table", "other");
    create(3, "churn");
    make(3, AttemptState.SUCCEEDED, "clean.data", "table", "two");
    make(3, AttemptState.FAILED, "parts.train", "table", "half");
    tables.replay();

    assertThat(catalogue.tables(TableName.FIRST, 10))
        .extracting(it -> it.name().text() + " " + it.run())
        .containsExactly("alpha.clean 2", "churn.clean 3", "churn.parts.train 1");
    assertThat(catalogue.tables(CLEAN, 10)).extracting(TableVersion::run).containsExactly(1L);
    assertThat(catalogue.versions(CLEAN, Long.MAX_VALUE, 10))
        .extracting(TableVersion::digest)
        .containsExactly(Digest.of("two"), Digest.of("one"));
    assertThat(catalogue.versions(CLEAN, Long.MAX_VALUE, 10).get(0).rows()).hasValue(6);
    String begins = Digest.of("one").toString().substring(0, 15);
    assertThat(catalogue.version(CLEAN, begins))
        .hasValueSatisfying(it -> assertThat(it.run()).isEqualTo(1));
    assertThat(catalogue.version(CLEAN, "sha256:_")).isEmpty();
    assertThat(catalogue.made(Digest.of("train"), 5)).hasSize(1);
  }

  @Test
  void whoever_takes_a_published_table_uses_it() throws Exception {
    create(1, "churn");
    make(1, AttemptState.SUCCEEDED, "offers.data", "table", "offers");
    tables.write(
        1,
        DataEvents.PUBLISHED,
        new DataEvents.Published("offers", Digest.of("offers").toString(), 9, Map.of()));
    create(2, "mail");
    tables.write(
        2,
        RunEvents.ATTEMPT_CREATED,
        new RunEvents.AttemptCreated(77, "send", "", 1, MemoryTables.TIME));
    tables.write(
        2,
        RunEvents.ATTEMPT_STARTED,
        new RunEvents.AttemptStarted(
            77,
            77,
            List.of(
                new RunEvents.Used(
                    "offers", "published('offers')", "", Digest.of("offers").toString()))));
    tables.replay();

    assertThat(catalogue.uses(Digest.of("offers"), 5))
        .containsExactly(new PublishedUse("published('offers')", "mail", 2, 77));
    assertThat(catalogue.published(Digest.of("offers"))).containsExactly("offers");
    assertThat(catalogue.source(Digest.of("offers"))).isEmpty();
  }

  @Test
  void a_name_reads_back_as_it_is_written() {
    assertThat(TableName.parse("churn.clean")).isEqualTo(CLEAN);
    assertThat(TableName.parse("churn.parts.train").output()).isEqualTo("parts.train");
    assertThat(CLEAN.text()).isEqualTo("churn.clean");
    assertThat(TableName.parse("churn.parts.train").text()).isEqualTo("churn.parts.train");
    assertThat(TableName.parse("nothing").output()).isEmpty();
  }
}
