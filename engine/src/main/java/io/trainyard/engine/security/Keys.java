package io.trainyard.engine.security;

import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.Journal;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.event.NewEvent;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes and takes keys; each is an event of the log. Thread-safe. */
public final class Keys {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,62}");
  private final Journal journal;
  private final ApiKeys stored;
  private final KeyRing ring;
  private final World world;

  /** What keys need of the world. */
  public record World(SecureRandom random, InstantSource clock) {}

  /** A key that was made; its text is not kept anywhere. */
  public record Made(ApiKey key, KeyText text) {}

  /** There is no such key. */
  public static final class UnknownKey extends Exception {
    private static final long serialVersionUID = 1;

    UnknownKey(String name) {
      super("there is no live key '" + name + "'");
    }
  }

  public Keys(Journal journal, ApiKeys stored, KeyRing ring, World world) {
    this.journal = journal;
    this.stored = stored;
    this.ring = ring;
    this.world = world;
  }

  /** Every key there ever was, oldest first. */
  public List<ApiKey> all() {
    return stored.all();
  }

  /**
   * Makes a key.
   *
   * @throws Conflict when a live key has the name
   * @throws IllegalArgumentException when the name is none, or the key would be born expired
   */
  public Made create(String name, KeyScope scope, String actor) throws Conflict {
    requireUsable(name, scope);
    return write(name, scope, actor, List.of());
  }

  /** Ends a key now. */
  public ApiKey revoke(String name, String actor) throws Conflict, UnknownKey {
    ApiKey key = live(name);
    journal.write(List.of(revoked(key, world.clock.instant(), actor)));
    ring.forget();
    return stored.all().stream()
        .filter(now -> now.prefix().equals(key.prefix()))
        .findFirst()
        .orElse(key);
  }

  /**
   * Makes another key of the same name and scope, and ends the old one.
   *
   * @param grace for how long the old one is still good, so that its bearers can change over
   * @param expires when the new one ends
   */
  public Made rotate(String name, Duration grace, Optional<Instant> expires, String actor)
      throws Conflict, UnknownKey {
    ApiKey old = live(name);
    KeyScope scope = new KeyScope(old.scope().roles(), old.scope().pipelines(), expires);
    requireUsable(name, scope);
    Instant end = world.clock.instant().plus(grace);
    return write(name, scope, actor, List.of(revoked(old, end, actor)));
  }

  private Made write(String name, KeyScope scope, String actor, List<NewEvent> before)
      throws Conflict {
    KeyText text = KeyText.make(world.random);
    KeyEvents.Created created = KeyEvents.Created.of(name, text, scope);
    List<NewEvent> events = new ArrayList<>(before);
    events.add(new NewEvent(KeyEvents.CREATED, actor, 0, EventJson.write(created)));
    journal.write(events);
    ring.forget();
    ApiKey key =
        new ApiKey(
            name,
            text.prefix(),
            created.digest(),
            scope,
            actor,
            world.clock.instant(),
            Optional.empty());
    return new Made(key, text);
  }

  private static NewEvent revoked(ApiKey key, Instant from, String actor) {
    KeyEvents.Revoked facts = new KeyEvents.Revoked(key.prefix(), from);
    return new NewEvent(KeyEvents.REVOKED, actor, 0, EventJson.write(facts));
  }

  private ApiKey live(String name) throws UnknownKey {
    Instant now = world.clock.instant();
    return stored.all().stream()
        .filter(key -> key.name().equals(name) && key.revoked().isEmpty() && key.isLive(now))
        .findFirst()
        .orElseThrow(() -> new UnknownKey(name));
  }

  private void requireUsable(String name, KeyScope scope) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'" + name + "' is no name of a key: use small letters, digits, '_' and '-'");
    }
    if (scope.expires().filter(end -> !end.isAfter(world.clock.instant())).isPresent()) {
      throw new IllegalArgumentException("the key would expire before it is made");
    }
  }
}
