package io.trainyard.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.event.Journal.JournalStopped;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One of several servers on a PostgreSQL writes; the others read, and take over. */
@Timeout(60)
class SeveralServersTest {
  private final PostgresAddress address = Postgres.fresh();

  private Store lead(Projection... projections) throws IOException {
    return Store.open(Homes.settings(Path.of("unused")), address, List.of(projections));
  }

  private Store follow(Projection... projections) throws IOException {
    return Store.follow(Homes.settings(Path.of("unused")), address, List.of(projections));
  }

  @Test
  void a_follower_sees_what_the_leader_writes_and_writes_nothing() throws Exception {
    try (Store leader = lead(new ItemTable());
        Store follower = follow(new ItemTable())) {
      CompletableFuture<Boolean> woken = new CompletableFuture<>();
      follower.eventLog().onAppend(() -> woken.complete(true));
      Homes.add(leader, 1, 3);
      assertThat(ItemTable.items(follower)).as("the tables, at once").containsOnlyKeys(1L, 2L, 3L);
      woken.get(10, TimeUnit.SECONDS);
      follower.refresh();
      assertThat(follower.eventLog().last()).isEqualTo(3);
      assertThat(follower.eventLog().read(0, 10))
          .extracting(Event::seq)
          .containsExactly(1L, 2L, 3L);
      assertThat(follower.verify().damage()).isEmpty();
      assertThat(follower.leads()).isFalse();
      assertThat(leader.leads()).isTrue();
      assertThatThrownBy(() -> Homes.add(follower, 4, 4))
          .isInstanceOf(JournalStopped.class)
          .hasMessageContaining("process 4711");
      assertThat(follower.journal().append(List.of(ItemTable.added(4)))).isCompletedExceptionally();
    }
  }

  @Test
  void a_follower_learns_where_the_leader_answers() throws Exception {
    try (Store leader = lead(new ItemTable());
        Store follower = follow(new ItemTable())) {
      assertThat(follower.leader())
          .hasValueSatisfying(found -> assertThat(found.answers()).isFalse());
      leader.announce("http://127.0.0.1:7070", "open sesame");
      Homes.add(leader, 1, 1);
      while (!follower.leader().orElseThrow().answers()) {
        follower.refresh();
      }
      Leader found = follower.leader().orElseThrow();
      assertThat(found).isEqualTo(leader.leader().orElseThrow());
      assertThat(found.address()).isEqualTo("http://127.0.0.1:7070");
      assertThat(found.token()).isEqualTo("open sesame");
      assertThat(found).asString().contains("epoch 1").doesNotContain("sesame");
    }
  }

  @Test
  void when_the_leader_ends_another_one_takes_over_with_the_next_epoch() throws Exception {
    Store leader = lead(new ItemTable());
    try (Store follower = follow(new ItemTable())) {
      Homes.add(leader, 1, 1);
      CompletableFuture<Boolean> vacancy = follower.vacancy();
      assertThat(vacancy).isNotDone();
      leader.close();
      vacancy.get(10, TimeUnit.SECONDS);
      try (Store next = lead(new ItemTable())) {
        Homes.add(next, 2, 2);
        assertThat(next.leader().orElseThrow().epoch()).isEqualTo(2);
        assertThat(ItemTable.items(follower)).containsOnlyKeys(1L, 2L);
        assertThat(follower.ended()).as("it reads on").isNotDone();
      }
    }
  }

  @Test
  void a_leader_that_lost_its_connection_ends_and_another_one_takes_over() throws Exception {
    try (Store leader = lead(new ItemTable());
        Store follower = follow(new ItemTable())) {
      Homes.add(leader, 1, 1);
      CompletableFuture<Boolean> vacancy = follower.vacancy();
      Postgres.execute(
          address,
          "select pg_terminate_backend(pid) from " + address.schema() + ".leader where id = 1");
      vacancy.get(10, TimeUnit.SECONDS);
      assertThat(leader.ended().get(10, TimeUnit.SECONDS))
          .hasMessageContaining("cannot be written");
      try (Store next = lead(new ItemTable())) {
        Homes.add(next, 2, 2);
        assertThatThrownBy(() -> Homes.add(leader, 3, 3)).isInstanceOf(JournalStopped.class);
        assertThat(next.verify().events()).isEqualTo(2);
      }
    }
  }

  @Test
  void a_leader_that_hangs_beyond_its_lease_is_ended_and_its_late_write_is_refused()
      throws Exception {
    Hanging hanging = new Hanging();
    try (Store leader = lead(new ItemTable(), hanging);
        Store follower = follow(new ItemTable(), hanging)) {
      Homes.add(leader, 1, 1);
      hanging.isOn = true;
      CompletableFuture<Long> late = leader.journal().append(List.of(ItemTable.added(2)));
      hanging.begun.await();
      CompletableFuture<Boolean> vacancy = follower.vacancy();
      Postgres.execute(
          address, "update " + address.schema() + ".leader set expires = now() - interval '1 s'");
      vacancy.get(10, TimeUnit.SECONDS);
      hanging.isOn = false;
      try (Store next = lead(new ItemTable(), hanging)) {
        Homes.add(next, 3, 3);
        assertThat(late).isNotDone();
        hanging.end.countDown();
        assertThat(late)
            .failsWithin(java.time.Duration.ofSeconds(10))
            .withThrowableThat()
            .withCauseInstanceOf(JournalStopped.class);
        assertThat(leader.ended()).succeedsWithin(java.time.Duration.ofSeconds(10));
        assertThat(ItemTable.items(next)).containsOnlyKeys(1L, 3L);
        assertThat(next.verify().events()).isEqualTo(2);
      }
    }
  }

  @Test
  void a_leader_that_is_heard_of_keeps_the_lead() throws Exception {
    try (Store leader = lead(new ItemTable());
        Store follower = follow(new ItemTable())) {
      assertThatThrownBy(() -> lead(new ItemTable()))
          .isInstanceOf(HomeInUse.class)
          .hasMessageContaining("process 4711");
      Homes.add(leader, 1, 1);
      follower.refresh();
      assertThat(follower.leader()).isPresent();
    }
  }

  @Test
  void tables_of_another_release_are_not_followed() throws Exception {
    assertThatThrownBy(() -> follow(new ItemTable()))
        .isInstanceOf(NotReadable.class)
        .hasMessageContaining("no tables yet");
    try (Store leader = lead(new ItemTable());
        Store follower = follow(new ItemTable())) {
      Homes.add(leader, 1, 1);
      assertThatThrownBy(() -> follow(new ItemTable(), new Hanging()))
          .isInstanceOf(NotReadable.class)
          .hasMessageContaining("another release");
      Postgres.execute(address, "update store set schema_digest = 'of tomorrow'");
      assertThat(follower.ended().get(10, TimeUnit.SECONDS))
          .hasMessageContaining("another release");
    }
  }

  /** Hangs in the middle of a transaction, as a process does that has been stopped. */
  private static final class Hanging implements Projection {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean isOn;

    @Override
    public Set<String> kinds() {
      return new ItemTable().kinds();
    }

    @Override
    public List<String> schema() {
      return List.of("create table hanging(id int primary key, seq bigint not null)");
    }

    @Override
    public void apply(Connection connection, Event event) throws SQLException, Conflict {
      if (isOn) {
        begun.countDown();
        try {
          end.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }
}
