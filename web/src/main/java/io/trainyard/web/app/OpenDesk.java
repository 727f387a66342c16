package io.trainyard.web.app;

import io.trainyard.engine.store.HomeInUse;
import io.trainyard.engine.store.Leader;
import io.trainyard.web.api.Desk;
import io.trainyard.web.api.RunOrder;
import io.trainyard.web.api.remote.RemoteDesk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The desk of a home: that of the process which holds it, asked over loopback, or this process's
 * own, which then holds the home until this is closed.
 */
final class OpenDesk implements AutoCloseable {
  /** A verb that reads holds the home for a moment only, and a run tells its address soon. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private static final long POLL_MILLIS = 100;

  private final Desk desk;
  private final String server;

  private final boolean isElsewhere;

  private OpenDesk(Desk desk, String server, boolean isElsewhere) {
    this.desk = desk;
    this.server = server;
    this.isElsewhere = isElsewhere;
  }

  /** For a verb that only reads. */
  static OpenDesk reading(Home home, @Nullable RemoteServer server, Shell shell) {
    if (server != null) {
      return remote(home, server, shell);
    }
    home.requireThere();
    return open(home, shell, () -> new Trainyard(home, shell).hold().desk());
  }

  /**
   * For a verb that runs something, and answers others while it does.
   *
   * @param trainyard of the same home, for when nobody holds it
   */
  static OpenDesk running(
      Home home, @Nullable RemoteServer server, Shell shell, Trainyard trainyard) {
    if (server != null) {
      return remote(home, server, shell);
    }
    return open(
        home,
        shell,
        () -> {
          HeldHome held = trainyard.hold();
          held.answerSoon();
          return held.desk();
        });
  }

  /** Takes the home and gives its desk. */
  private interface Holding {
    Desk hold() throws HomeInUse;
  }

  Desk desk() {
    return desk;
  }

  /** The address of the server that was asked; empty when it is this process. */
  String server() {
    return server;
  }

  /** An order as whoever is asked can do it: folders of this machine are not those of another. */
  RunOrder sent(RunOrder order) {
    return isElsewhere ? order.inServedFolder() : order;
  }

  /** What relative paths inside a file are relative to; null where whoever is asked has another. */
  @Nullable String folderOf(Path file) {
    Path folder = file.resolveSibling("").toAbsolutePath().normalize();
    return isElsewhere ? null : folder.toString();
  }

  @Override
  public void close() {
    desk.close();
  }

  private static OpenDesk remote(Home home, RemoteServer server, Shell shell) {
    return new OpenDesk(server.desk(home, shell), server.url(), server.isElsewhere());
  }

  private static OpenDesk open(Home home, Shell shell, Holding holding) {
    Instant patience = shell.clock().instant().plus(PATIENCE);
    while (true) {
      Optional<ServerFile> holder = serverFile(home).filter(OpenDesk::answers);
      if (holder.isPresent()) {
        String address = holder.get().address();
        return new OpenDesk(new RemoteDesk(address, holder.get().token()), address, false);
      }
      try {
        return new OpenDesk(holding.hold(), "", false);
      } catch (HomeInUse e) {
        Optional<Leader> leader = HomeStore.leader(home);
        if (leader.isPresent()) {
          String address = leader.get().address();
          // A leader that others reach over the network may be on another machine.
          boolean isFar = address.startsWith("https:");
          return new OpenDesk(new RemoteDesk(address, leader.get().token()), address, isFar);
        }
        if (shell.clock().instant().isAfter(patience)) {
          throw Refusal.usage(Sentence.of(e.getMessage()));
        }
        pause();
      }
    }
  }

  /** Whether another process answers for this home. */
  static boolean isHeld(Home home) {
    return serverFile(home).filter(OpenDesk::answers).isPresent();
  }

  /** Whether somebody is there: a file that a killed process left behind counts for nothing. */
  private static boolean answers(ServerFile file) {
    if (ProcessHandle.of(file.pid()).filter(ProcessHandle::isAlive).isEmpty()) {
      return false;
    }
    try (RemoteDesk desk = new RemoteDesk(file.address(), file.token())) {
      return desk.home().pid() == file.pid();
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static Optional<ServerFile> serverFile(Home home) {
    try {
      return ServerFile.read(home.server());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusal.usage("interrupted.");
    }
  }
}
