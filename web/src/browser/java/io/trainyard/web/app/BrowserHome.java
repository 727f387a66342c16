package io.trainyard.web.app;

import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.NewEvent;
import io.trainyard.engine.schedule.ScheduleEvents;
import io.trainyard.web.api.Asking;
import io.trainyard.web.api.BackfillRequest;
import io.trainyard.web.api.Desk;
import io.trainyard.web.api.KeyOrder;
import io.trainyard.web.api.Problem;
import io.trainyard.web.api.RunOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A server over a real home in a folder, with pipelines and runs as a test wants them. */
public final class BrowserHome implements AutoCloseable {
  private static final String ACTOR = "os:ada";
  private final Path folder;
  private final LiveServer server;

  private BrowserHome(Path folder, LiveServer server) {
    this.folder = folder;
    this.server = server;
  }

  /** Serves the home of a folder. */
  public static BrowserHome in(Path folder) throws Exception {
    return new BrowserHome(folder, LiveServer.in(folder));
  }

  public String address() {
    return "http://127.0.0.1:" + server.port();
  }

  /** An address by which a browser logs in as the machine's user, once. */
  public String login() {
    return address() + "/login?code=" + server.held().desk().keys().browser(ACTOR).code();
  }

  /** A key to log in with. */
  public String key(String name, String role, String... pipelines) {
    KeyOrder order = new KeyOrder(name, List.of(role), List.of(pipelines), null);
    return server.held().desk().keys().create(order, ACTOR).text();
  }

  public Desk desk() {
    return server.held().desk();
  }

  /** Writes a file that pipelines read, such as {@code data/rows.csv}. */
  public BrowserHome file(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  /** Starts a run of a pipeline's text and gives its number. */
  public long start(String name, String text, Map<String, String> params) {
    List<RunOrder.File> files = List.of(new RunOrder.File(name + ".groovy", text));
    try {
      return desk().start(new RunOrder(files, folder.toString(), params, null), Asking.of(ACTOR));
    } catch (Problem problem) {
      throw new AssertionError(problem.getMessage() + problem.mistakes(), problem);
    }
  }

  /** Runs a pipeline's text to its end and gives the run's number. */
  public long run(String name, String text) throws InterruptedException {
    long run = start(name, text, Map.of());
    await(run);
    return run;
  }

  /** Waits for the end of a run. */
  public void await(long run) throws InterruptedException {
    server.held().graph().runner().await(run);
  }

  /** Takes a pipeline up as served, without running it. */
  public void serve(String name, String text) throws IOException {
    Path file = folder.resolve("pipelines").resolve(name + ".groovy");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Has a file not taken up, as a server does that finds mistakes in it. */
  public void refuses(String file, String mistake) {
    server.held().graph().served().refused().put(folder.resolve(file), List.of(mistake));
  }

  /** Has the schedule of a pipeline known here, as a server does that takes its file up. */
  public void fires(String pipeline) {
    Instant now = server.held().graph().clock().instant();
    ScheduleEvents.Taken taken = new ScheduleEvents.Taken(pipeline, "sha256:0", now);
    NewEvent event = new NewEvent(ScheduleEvents.TAKEN, "engine", 0, EventJson.write(taken));
    server.held().graph().journal().append(List.of(event));
  }

  /** Runs a pipeline's text about some days, and gives the backfill's number. */
  public long backfill(String name, String text, String from, String to) {
    BackfillRequest request =
        new BackfillRequest(
            List.of(new RunOrder.File(name + ".groovy", text)),
            folder.toString(),
            Map.of(),
            from,
            to,
            null,
            1,
            null,
            null);
    return desk().backfills().start(request, ACTOR).backfill();
  }

  @Override
  public void close() {
    server.close();
  }
}
