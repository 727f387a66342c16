package io.trainyard.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.security.ApiKey;
import io.trainyard.engine.security.KeyRing;
import io.trainyard.engine.security.KeyScope;
import io.trainyard.engine.security.KeyText;
import io.trainyard.engine.security.Keys;
import io.trainyard.engine.security.Role;
import io.trainyard.engine.testing.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys of a home: made, found, ended, and derived from the log like everything else. */
class KeysTest {
  private static final KeyScope VIEWER =
      new KeyScope(Set.of(Role.VIEWER), Set.of("churn"), Optional.empty());

  @TempDir private Path home;
  private final ManualClock clock = new ManualClock(Homes.START);
  private Store store;

  @BeforeEach
  void open() throws IOException {
    store =
        Store.open(
            new StoreSettings(home, clock, Thread::new, new Random(1), 4711), EngineTables.all());
  }

  @AfterEach
  void close() throws IOException {
    store.close();
  }

  private KeyRing ring() {
    return new KeyRing(new StoredKeys(store.database()), clock);
  }

  private Keys keys(KeyRing ring) {
    return new Keys(
        store.journal(),
        new StoredKeys(store.database()),
        ring,
        new Keys.World(new SecureRandom(), clock));
  }

  @Test
  void a_key_lets_in_who_bears_it_with_the_scope_it_was_given() throws Exception {
    KeyRing ring = ring();
    Keys.Made made = keys(ring).create("ada", VIEWER, "os:joan");
    ApiKey found = ring.find(made.text().reveal()).orElseThrow();
    assertThat(found.principal().id()).isEqualTo("key:ada");
    assertThat(found.scope()).isEqualTo(VIEWER);
    assertThat(found.creator()).isEqualTo("os:joan");
    assertThat(found).isEqualTo(made.key());
  }

  @Test
  void a_key_is_256_random_bits_behind_a_prefix_that_may_be_shown() throws Exception {
    KeyText text = keys(ring()).create("ada", VIEWER, "os:joan").text();
    assertThat(text.reveal()).matches("ty_[a-z2-7]{8}_[A-Za-z0-9_-]{43}");
    assertThat(text.prefix()).isEqualTo(text.reveal().substring(0, 11));
    assertThat(text).hasToString(text.prefix());
  }

  @Test
  void only_the_digest_of_a_key_is_kept() throws Exception {
    KeyText text = keys(ring()).create("ada", VIEWER, "os:joan").text();
    List<Event> events = store.eventLog().read(0, 10);
    assertThat(events).extracting(Event::kind).containsExactly("key.created");
    assertThat(events.get(0).json()).contains(Digest.of(text.reveal()).hex());
    close();
    String secret = text.reveal().substring(12);
    try (var files = Files.walk(home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.UTF_8))
            .as(file.toString())
            .doesNotContain(secret);
      }
    }
    open();
  }

  @Test
  void a_wrong_key_with_the_right_prefix_finds_nobody() throws Exception {
    KeyRing ring = ring();
    String text = keys(ring).create("ada", VIEWER, "os:joan").text().reveal();
    char last = text.charAt(20);
    String wrong = text.substring(0, 20) + (last == 'a' ? 'b' : 'a') + text.substring(21);
    assertThat(ring.find(wrong)).isEmpty();
    assertThat(ring.find("")).isEmpty();
    assertThat(ring.find(text + "x")).isEmpty();
  }

  @Test
  void a_revoked_key_is_refused_at_once_and_elsewhere_within_a_second() throws Exception {
    KeyRing here = ring();
    KeyRing elsewhere = ring();
    Keys keys = keys(here);
    String text = keys.create("ada", VIEWER, "os:joan").text().reveal();
    assertThat(here.find(text)).isPresent();
    assertThat(elsewhere.find(text)).isPresent();
    clock.advance(Duration.ofMillis(10));
    assertThat(keys.revoke("ada", "os:joan").isLive(clock.instant())).isFalse();
    assertThat(here.find(text)).isEmpty();
    clock.advance(Duration.ofMillis(999));
    assertThat(elsewhere.find(text)).isEmpty();
    assertThatThrownBy(() -> keys.revoke("ada", "os:joan"))
        .isInstanceOf(Keys.UnknownKey.class)
        .hasMessage("there is no live key 'ada'");
  }

  @Test
  void an_expired_key_is_refused_and_its_name_is_free_again() throws Exception {
    KeyRing ring = ring();
    Keys keys = keys(ring);
    KeyScope brief =
        new KeyScope(
            Set.of(Role.OPERATOR), Set.of(), Optional.of(Homes.START.plus(Duration.ofDays(1))));
    String text = keys.create("ci", brief, "os:joan").text().reveal();
    assertThatThrownBy(() -> keys.create("ci", brief, "os:joan"))
        .isInstanceOf(Conflict.class)
        .hasMessage("the key 'ci' is there already");
    clock.advance(Duration.ofDays(1).minusMillis(1));
    assertThat(ring.find(text)).isPresent();
    clock.advance(Duration.ofMillis(1));
    assertThat(ring.find(text)).isEmpty();
    keys.create("ci", VIEWER, "os:joan");
  }

  @Test
  void after_a_rotation_the_old_key_is_good_for_the_grace_that_was_given() throws Exception {
    KeyRing ring = ring();
    Keys keys = keys(ring);
    String old = keys.create("ci", VIEWER, "os:joan").text().reveal();
    String fresh =
        keys.rotate("ci", Duration.ofHours(1), Optional.empty(), "os:joan").text().reveal();
    assertThat(ring.find(fresh).orElseThrow().scope()).isEqualTo(VIEWER);
    assertThat(ring.find(old)).isPresent();
    clock.advance(Duration.ofHours(1));
    assertThat(ring.find(old)).isEmpty();
    assertThat(ring.find(fresh)).isPresent();
  }

  @Test
  void without_its_tables_a_home_loses_no_key_and_revives_none() throws Exception {
    Keys keys = keys(ring());
    String kept = keys.create("ada", VIEWER, "os:joan").text().reveal();
    String gone = keys.create("eve", VIEWER, "os:joan").text().reveal();
    keys.revoke("eve", "os:joan");
    List<ApiKey> before = keys.all();
    close();
    io.trainyard.engine.artifact.DurableFiles.deleteTree(home.resolve("db"));
    open();
    KeyRing ring = ring();
    assertThat(keys(ring).all()).isEqualTo(before);
    assertThat(ring.find(kept)).isPresent();
    assertThat(ring.find(gone)).isEmpty();
  }

  @Test
  void an_admin_is_not_an_admin_of_some_pipelines() {
    assertThatThrownBy(() -> new KeyScope(Set.of(Role.ADMIN), Set.of("churn"), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new KeyScope(Set.of(), Set.of(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a key needs a role");
  }

  @Test
  void a_name_that_is_none_makes_no_key() {
    for (String name : List.of("", "Ada", "a b", "a".repeat(64), "../x")) {
      assertThatThrownBy(() -> keys(ring()).create(name, VIEWER, "os:joan"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("is no name of a key");
    }
    assertThat(store.eventLog().last()).isZero();
  }
}
