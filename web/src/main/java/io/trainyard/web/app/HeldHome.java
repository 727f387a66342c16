package io.trainyard.web.app;

import io.trainyard.engine.store.Store;
import io.trainyard.web.api.ApiRoutes;
import io.trainyard.web.api.Desk;
import io.trainyard.web.api.LocalServer;
import io.trainyard.web.api.Routes;
import io.trainyard.web.api.TokenGuard;
import io.trainyard.web.api.access.HooksRoutes;
import io.trainyard.web.api.openapi.DocumentRoutes;
import io.trainyard.web.api.stream.StreamRoutes;
import io.trainyard.web.view.Views;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A home that this process holds: its log is locked, its runner may start runs, and others are
 * answered on loopback. Closing ends what runs and gives the home back. Thread-safe.
 */
final class HeldHome implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HeldHome.class);

  /** A run shorter than this never needs the server, which costs more than many a run. */
  private static final long ANSWER_AFTER_MILLIS = 1_500;

  private static final int ANY_PORT = 0;
  private static final int TOKEN_BYTES = 32;

  private final Home home;
  private final LogFile log;
  private final HomeGraph graph;
  private final LocalDesk desk;
  private final Instant since;
  private final String token;
  private final String login;
  private final StreamRoutes streams;
  private final ScheduledThreadPoolExecutor later =
      new ScheduledThreadPoolExecutor(1, new DaemonThreads("answer"));
  private volatile Path folder;
  private volatile String advertised = "";
  private @Nullable LocalServer server;
  private boolean closed;

  private HeldHome(Home home, LogFile log, HomeGraph graph, Shell shell) {
    this.home = home;
    this.log = log;
    this.graph = graph;
    this.since = shell.clock().instant();
    this.folder = shell.resolve("pipelines").toAbsolutePath().normalize();
    this.desk = new LocalDesk(this, since);
    this.streams =
        new StreamRoutes(desk, desk.server(), new DaemonThreads("follow"), shell.clock());
    byte[] random = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(random);
    this.token = HexFormat.of().formatHex(random);
    this.login = Actor.of(shell);
  }

  static HeldHome open(Home home, Shell shell, Trainyard trainyard) throws IOException {
    trainyard.settings(); // a mistake in it is told before anything is opened
    return over(HomeStore.lead(home, shell), home, shell, trainyard);
  }

  /** Over a store that leads, or one that follows and is read only. It is closed with this. */
  static HeldHome over(Store store, Home home, Shell shell, Trainyard trainyard)
      throws IOException {
    // Several servers may see one folder of outputs, but each has its own log.
    LogFile log = LogFile.in(home.store().isPresent() ? home.folder() : home.output());
    try {
      return new HeldHome(home, log, HomeGraph.over(store, home, shell, trainyard), shell);
    } catch (IOException | RuntimeException e) {
      log.close();
      throw e;
    }
  }

  Home home() {
    return home;
  }

  HomeGraph graph() {
    return graph;
  }

  Desk desk() {
    return desk;
  }

  /** The folder whose pipelines are served, and that those which are pushed are relative to. */
  Path folder() {
    return folder;
  }

  /** Serves this folder. */
  void serve(Path other) {
    folder = other;
  }

  /** Other servers on the same PostgreSQL reach this one here; else on the loopback address. */
  void advertise(String address) {
    advertised = address;
  }

  /** Answers others on some port, once this has gone on for a moment. */
  void answerSoon() {
    later.schedule(this::answerQuietly, ANSWER_AFTER_MILLIS, TimeUnit.MILLISECONDS);
  }

  private synchronized void answerQuietly() {
    try {
      if (!closed) {
        answer(ANY_PORT, List.of());
      }
    } catch (LocalServer.PortTaken | IOException | RuntimeException e) {
      LOG.warn("nobody else can ask this home: no server could be started", e);
    }
  }

  /** Answers others, on this port and paths beyond {@code /api/v1}. */
  synchronized LocalServer answer(int port, List<Routes> further)
      throws LocalServer.PortTaken, IOException {
    return answer(LocalServer.Places.loopback(port), further);
  }

  /** Answers others at these places, on paths beyond {@code /api/v1} too. */
  synchronized LocalServer answer(LocalServer.Places places, List<Routes> further)
      throws LocalServer.PortTaken, IOException {
    if (closed) {
      throw new IllegalStateException("the home has been given back");
    }
    Entrance entrance = entrance(further);
    LocalServer started = LocalServer.start(places, entrance.guard(), entrance.routes());
    server = started;
    new ServerFile(started.address(), ProcessHandle.current().pid(), since, token)
        .write(home.server());
    graph.access().announce(advertised.isEmpty() ? started.address() : advertised);
    return started;
  }

  /** Every route that others are answered on, and what stands before them. */
  Entrance entrance(List<Routes> further) {
    List<Routes> routes = new ArrayList<>(further);
    routes.add(new ApiRoutes(desk, desk.server()));
    routes.add(streams);
    routes.add(
        new HooksRoutes(graph.listening().hooks(), graph.listening()::hasReadAll, graph.clock()));
    Views views = ViewerParts.of(graph, desk, desk.server());
    routes.add(views);
    Entrance entrance =
        graph.access().entrance(new TokenGuard(token, login), views.loginForm(), routes);
    List<Routes> all = new ArrayList<>(entrance.routes());
    all.add(new DocumentRoutes(entrance.routes()));
    return new Entrance(entrance.guard(), all);
  }

  /** Ends what runs, then gives the home back. */
  @Override
  public void close() {
    later.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    later.shutdown(); // a server that is just starting is let start: half of one cannot be stopped
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      if (server != null) {
        forgetServer();
        streams.close();
        server.close();
      }
    }
    try {
      graph.close();
    } catch (IOException | RuntimeException e) {
      LOG.warn("the home {} did not close well", home.folder(), e);
    }
    log.close();
  }

  private void forgetServer() {
    try {
      Files.deleteIfExists(home.server());
    } catch (IOException e) {
      // It names a process that is gone soon, and is passed over then.
      LOG.warn("{} could not be removed", home.server(), e);
    }
  }
}
