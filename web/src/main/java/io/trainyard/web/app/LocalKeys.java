package io.trainyard.web.app;

import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.pipeline.Names;
import io.trainyard.engine.security.KeyScope;
import io.trainyard.engine.security.Keys;
import io.trainyard.engine.security.Principal;
import io.trainyard.engine.security.Role;
import io.trainyard.web.api.KeyDesk;
import io.trainyard.web.api.KeyMade;
import io.trainyard.web.api.KeyOrder;
import io.trainyard.web.api.KeyRotation;
import io.trainyard.web.api.KeyView;
import io.trainyard.web.api.LoginCode;
import io.trainyard.web.api.Problem;
import io.trainyard.web.api.access.LoginCodes;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The keys of the home that this process holds. Thread-safe. */
final class LocalKeys implements KeyDesk {
  private static final Duration LONGEST_GRACE = Duration.ofDays(90);
  private final Keys keys;
  private final LoginCodes codes;
  private final InstantSource clock;

  LocalKeys(Keys keys, LoginCodes codes, InstantSource clock) {
    this.keys = keys;
    this.codes = codes;
    this.clock = clock;
  }

  @Override
  public List<KeyView> keys() {
    return keys.all().stream().map(key -> KeyView.of(key, clock.instant())).toList();
  }

  @Override
  public KeyMade create(KeyOrder order, String actor) {
    return asProblem(() -> made(keys.create(String.valueOf(order.name()), scope(order), actor)));
  }

  @Override
  public LoginCode browser(String actor) {
    return new LoginCode(codes.make(new Principal(actor, Set.of(Role.ADMIN), Set.of())));
  }

  @Override
  public KeyView revoke(String name, String actor) {
    return asProblem(() -> KeyView.of(keys.revoke(name, actor), clock.instant()));
  }

  @Override
  public KeyMade rotate(String name, KeyRotation order, String actor) {
    Duration grace = grace(order.grace());
    if (grace.isNegative() || grace.compareTo(LONGEST_GRACE) > 0) {
      throw Problem.badRequest("'grace' is a duration from PT0S to P90D.");
    }
    return asProblem(() -> made(keys.rotate(name, grace, expiry(order.expires()), actor)));
  }

  private KeyMade made(Keys.Made made) {
    return new KeyMade(KeyView.of(made.key(), clock.instant()), made.text().reveal());
  }

  private static KeyScope scope(KeyOrder order) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String word : listed(order.roles())) {
      roles.add(Role.of(word).orElseThrow(() -> noRole(word)));
    }
    List<String> pipelines = listed(order.pipelines());
    for (String pipeline : pipelines) {
      if (!pipeline.matches(Names.PATTERN)) {
        throw Problem.badRequest("a pipeline's name is " + Names.PATTERN + ".");
      }
    }
    return new KeyScope(roles, Set.copyOf(pipelines), expiry(order.expires()));
  }

  private static Duration grace(@Nullable String text) {
    try {
      return text == null ? Duration.ZERO : Duration.parse(text);
    } catch (DateTimeException e) {
      throw Problem.badRequest("'grace' is a duration from PT0S to P90D.");
    }
  }

  private static Optional<Instant> expiry(@Nullable String text) {
    try {
      return Optional.ofNullable(text).map(Instant::parse);
    } catch (DateTimeException e) {
      throw Problem.badRequest("'expires' is an instant such as 2027-01-31T00:00:00Z.");
    }
  }

  private static List<String> listed(@Nullable List<String> given) {
    return given == null ? List.of() : given;
  }

  private static Problem noRole(String word) {
    String roles = Arrays.stream(Role.values()).map(Role::word).collect(Collectors.joining(", "));
    return Problem.badRequest("there is no role '" + word + "': there are " + roles + ".");
  }

  /** Something with keys that may fail. */
  private interface Doing<T> {
    T now() throws Conflict, Keys.UnknownKey;
  }

  private static <T> T asProblem(Doing<T> doing) {
    try {
      return doing.now();
    } catch (Conflict e) {
      throw Problem.conflict(Sentence.of(e.getMessage()));
    } catch (Keys.UnknownKey e) {
      throw Problem.notFound(Sentence.of(e.getMessage()));
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest(Sentence.of(e.getMessage()));
    }
  }
}
