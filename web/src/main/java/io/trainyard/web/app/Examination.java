package io.trainyard.web.app;

import io.trainyard.engine.pipeline.HomeSettings;
import io.trainyard.engine.store.RecoveryReport;
import io.trainyard.web.api.HomeView;
import io.trainyard.web.app.text.Format;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code doctor} looks at. */
final class Examination {
  private static final long ENOUGH_BYTES = 1L << 30;
  private static final int NEWEST_TESTED_JAVA = 25;
  private static final int USUAL_PORT = 7070;
  private final Home home;
  private final Shell shell;

  Examination(Home home, Shell shell) {
    this.home = home;
    this.shell = shell;
  }

  /** Whether something needs doing. */
  enum Verdict {
    OK,
    /** Some pipelines will not run. */
    LOOK,
    /** Nothing will run. */
    BAD
  }

  record Result(Verdict verdict, String what, String found) {}

  List<Result> all() {
    List<Result> results = new ArrayList<>();
    results.add(java());
    results.add(disk());
    results.addAll(home());
    results.add(settings());
    results.addAll(new ChannelTrial(home, shell).secrets());
    results.add(python());
    results.add(port());
    return results;
  }

  private static Result java() {
    int feature = Runtime.version().feature();
    String found = Runtime.version() + " at " + System.getProperty("java.home");
    return feature <= NEWEST_TESTED_JAVA
        ? new Result(Verdict.OK, "Java", found)
        : new Result(Verdict.LOOK, "Java", found + ", newer than the tested 17 to 25");
  }

  private Result disk() {
    Path there = home.folder();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    try {
      long free = Files.getFileStore(there).getUsableSpace();
      String found = Format.bytes(free) + " free for " + home.folder();
      return free >= ENOUGH_BYTES
          ? new Result(Verdict.OK, "disk", found)
          : new Result(Verdict.LOOK, "disk", found + ": runs may need more than that");
    } catch (IOException e) {
      return new Result(Verdict.LOOK, "disk", "the free space of " + there + " is unknown");
    }
  }

  private List<Result> home() {
    if (!home.exists()) {
      return List.of(new Result(Verdict.OK, "home", home.folder() + " is not there yet"));
    }
    if (!Files.isWritable(home.folder())) {
      return List.of(new Result(Verdict.BAD, "home", home.folder() + " cannot be written"));
    }
    List<Result> results = new ArrayList<>();
    home.store().ifPresent(store -> results.add(new Result(Verdict.OK, "store", store.toString())));
    try (OpenDesk open = OpenDesk.reading(home, null, shell)) {
      HomeView view = open.desk().home();
      String holder =
          open.server().isEmpty()
              ? ""
              : ", held by process " + view.pid() + " since " + view.since();
      results.add(new Result(Verdict.OK, "home", view.folder() + holder));
      results.add(
          new Result(
              Verdict.OK,
              "event log",
              Format.bytes(view.logBytes()) + ", " + Format.count(view.events()) + " events"));
      view.recovery().forEach(line -> results.add(new Result(Verdict.OK, "recovery", line)));
    } catch (Refusal e) {
      results.add(new Result(Verdict.BAD, "home", String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      results.add(new Result(Verdict.BAD, "home", "it cannot be opened: " + e.getMessage()));
    }
    lastRecovery().ifPresent(results::add);
    return results;
  }

  private Optional<Result> lastRecovery() {
    try {
      return RecoveryReport.last(home.folder())
          .map(
              report ->
                  new Result(
                      Verdict.OK,
                      "last recovery",
                      Format.day(report.at(), shell.clock().getZone())
                          + ": "
                          + String.join("; ", report.lines())));
    } catch (IOException e) {
      return Optional.of(new Result(Verdict.LOOK, "last recovery", String.valueOf(e.getMessage())));
    }
  }

  private Result settings() {
    try {
      HomeSettings settings = SettingsFile.read(home.settings());
      HomeCalendars.read(settings, home.folder());
      String environment = settings.environment();
      String holds =
          environment.isEmpty() ? "" : ", and names the environment '" + environment + "'";
      String found = Files.exists(home.settings()) ? home.settings() + " is good" + holds : "none";
      return new Result(Verdict.OK, "settings", found);
    } catch (Refusal e) {
      return new Result(Verdict.BAD, "settings", String.valueOf(e.getMessage()));
    }
  }

  private Result python() {
    String path = shell.environment().getOrDefault("PATH", "");
    for (String folder : path.split(File.pathSeparator, -1)) {
      Path program = Path.of(folder).resolve("python3");
      if (!folder.isEmpty() && Files.isExecutable(program)) {
        return new Result(Verdict.OK, "Python", program.toString());
      }
    }
    return new Result(
        Verdict.LOOK, "Python", "no python3 on the PATH: steps using python(..) will fail");
  }

  private static Result port() {
    try (ServerSocket socket = new ServerSocket(USUAL_PORT, 1, InetAddress.getLoopbackAddress())) {
      return new Result(Verdict.OK, "port", socket.getLocalPort() + " is free for serve");
    } catch (IOException e) {
      return new Result(
          Verdict.LOOK, "port", USUAL_PORT + " is taken: give serve another with --port");
    }
  }
}
