package io.trainyard.web.app;

import io.trainyard.engine.event.Journal;
import io.trainyard.engine.event.Journal.JournalStopped;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.security.KeyRing;
import io.trainyard.engine.security.Keys;
import io.trainyard.engine.store.Leader;
import io.trainyard.engine.store.Store;
import io.trainyard.web.api.AuditDesk;
import io.trainyard.web.api.Calls;
import io.trainyard.web.api.Elsewhere;
import io.trainyard.web.api.FellowGuard;
import io.trainyard.web.api.ForwardedToLeader;
import io.trainyard.web.api.Guard;
import io.trainyard.web.api.KeyDesk;
import io.trainyard.web.api.LoginForm;
import io.trainyard.web.api.Routes;
import io.trainyard.web.api.Scope;
import io.trainyard.web.api.ServerRole;
import io.trainyard.web.api.TokenGuard;
import io.trainyard.web.api.access.AccessGate;
import io.trainyard.web.api.access.AuditCheckResource;
import io.trainyard.web.api.access.JournalledCalls;
import io.trainyard.web.api.access.KeysResource;
import io.trainyard.web.api.access.LoggedCalls;
import io.trainyard.web.api.access.LoginCodes;
import io.trainyard.web.api.access.LoginRoutes;
import io.trainyard.web.api.access.Sessions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who is let into a held home, and what they may see of it. Thread-safe. */
final class HomeAccess {
  private static final int REQUESTS_A_MINUTE = 6_000;
  private static final int TOKEN_BYTES = 32;
  private final Journal journal;
  private final AuditDesk audit;
  private final StoreReaders readers;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final KeyRing ring;
  private final LoginCodes codes;
  private final KeyDesk desk;
  private final Store store;
  private final String fellow;

  HomeAccess(Store store, StoreReaders readers, Clock clock) {
    this.store = store;
    this.fellow = token();
    this.journal = store.journal();
    this.audit = new LocalAudit(store);
    this.readers = readers;
    this.clock = clock;
    this.ring = new KeyRing(readers.keys(), clock);
    Keys keys = new Keys(journal, readers.keys(), ring, new Keys.World(random, clock));
    this.codes = new LoginCodes(random, clock);
    this.desk = new LocalKeys(keys, codes, clock);
  }

  private String token() {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Lets in other servers on the same PostgreSQL, and tells them where. */
  void announce(String address) {
    store.announce(address, fellow);
  }

  /**
   * What this server is among those on its store.
   *
   * @throws JournalStopped where nothing can be written any more
   */
  ServerRole role() {
    JournalStopped stopped = store.ended().getNow(null);
    if (stopped != null) {
      throw new JournalStopped(String.valueOf(stopped.getMessage()), stopped);
    }
    return new ServerRole(
        "UP",
        store.leads() ? ServerRole.Role.LEADER : ServerRole.Role.FOLLOWER,
        store.leader().map(Leader::epoch).orElse(null));
  }

  KeyDesk desk() {
    return desk;
  }

  AuditDesk audit() {
    return audit;
  }

  /**
   * What stands before these routes, and before those by which one logs in and makes keys.
   *
   * @param token of this process, good on the loopback address
   * @param form by which browsers log in
   */
  Entrance entrance(TokenGuard token, LoginForm form, List<Routes> routes) {
    Sessions sessions = new Sessions(ring, random, clock);
    AccessGate gate =
        new AccessGate(
            new AccessGate.Tokens(token, new FellowGuard(fellow)),
            ring,
            sessions,
            new AccessGate.Limits(REQUESTS_A_MINUTE, clock));
    List<Routes> all = new ArrayList<>(routes);
    all.add(new LoginRoutes(gate, sessions, codes, form));
    all.add(new KeysResource(desk));
    all.add(new AuditCheckResource(audit));
    return new Entrance(
        new Guard(gate, this::pipelinesOf, calls(), Optional.ofNullable(leader())), all);
  }

  private Calls calls() {
    return store.leads() ? new JournalledCalls(journal, clock) : new LoggedCalls();
  }

  /** Who does what this server may not do; null = this one does it. */
  private @Nullable Elsewhere leader() {
    return store.leads()
        ? null
        : new ForwardedToLeader(
            () -> store.leader().filter(Leader::answers).map(HomeAccess::place), store::refresh);
  }

  private static ForwardedToLeader.Place place(Leader leader) {
    return new ForwardedToLeader.Place(leader.address(), leader.token());
  }

  private Set<String> pipelinesOf(Scope scope, String name) {
    return switch (scope) {
      case RUN -> ofRuns(runNumber(name).stream());
      case PIPELINE -> Set.of(name);
      case MODEL ->
          ofRuns(readers.registry().versions(name).stream().map(version -> version.run()));
      case ENDPOINT ->
          ofRuns(readers.deployments().endpoint(name).stream().map(endpoint -> endpoint.run()));
      case FILTERED, WHOLE, NONE -> Set.of();
    };
  }

  private static Optional<Long> runNumber(String text) {
    return text.matches("[1-9][0-9]{0,17}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }

  private Set<String> ofRuns(Stream<Long> runs) {
    return runs.distinct()
        .flatMap(run -> readers.runs().run(run).stream())
        .map(Run::pipeline)
        .collect(Collectors.toSet());
  }
}
