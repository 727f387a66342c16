package io.trainyard.web.app;

import io.trainyard.engine.deploy.Endpoint;
import io.trainyard.engine.run.Runner;
import io.trainyard.engine.schedule.Calendars;
import io.trainyard.engine.store.Leader;
import io.trainyard.engine.store.Store;
import io.trainyard.web.api.KeyMade;
import io.trainyard.web.api.LocalServer;
import io.trainyard.web.predict.InferenceRoutes;
import io.trainyard.web.predict.LivePredictors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trainyard serve}: holds the home and answers until it is told to end. */
@Command(
    name = "serve",
    description = {
      "Hold the home and go on with its runs: start them by schedules and triggers of a folder,",
      "show pages to browsers, answer REST and, for endpoints, POST /v2/models/{endpoint}/infer.",
      "Only this machine is answered, unless --bind and TLS say otherwise.",
      "Ends on Ctrl-C or SIGTERM."
    })
final class ServeVerb extends Verb {
  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "The folder of pipelines; else ./pipelines.")
  private @Nullable String folder;

  @Option(
      names = "--drain",
      paramLabel = "SECONDS",
      description = "How long running steps may go on once this is told to end; 10 unless said.")
  private int drainSeconds = 10;

  @Mixin private final TlsOptions where = new TlsOptions();

  ServeVerb(Shell shell) {
    super(shell);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    requireUsable();
    String advertised = where.advertised(home().store().isPresent());
    Turns turns = new Turns(home(), shell(), this::print);
    try (RenewedCertificate places =
        new RenewedCertificate(where, shell(), shell().err()::println)) {
      Optional<Store> next = turns.first();
      while (next.isPresent()) {
        Optional<Store> taken = turn(turns, next.get(), new Doors(places, advertised));
        next = taken.isPresent() ? taken : turns.next();
      }
    }
    return Exit.OK;
  }

  /** Where to listen, and where other servers reach this one. */
  private record Doors(RenewedCertificate places, String advertised) {}

  /** One turn at leading, or at following; the store of the next one, where that is open. */
  private Optional<Store> turn(Turns turns, Store store, Doors doors)
      throws IOException, InterruptedException {
    try (HeldHome held = trainyard().isolating().over(store);
        LivePredictors predictors = held.graph().predictors()) {
      held.advertise(doors.advertised);
      if (store.leads()) {
        turns.afterLeading(store, () -> lead(turns, held, predictors, doors.places));
        return Optional.empty();
      }
      LocalServer server = answer(held, predictors, doors.places);
      print(
          "following "
              + store.leader().map(Leader::toString).orElse("nobody yet")
              + "; reads are served at "
              + server.address());
      FirstPages.ask(held);
      return turns.afterFollowing(store);
    }
  }

  /** Returns when told to end, or when this server leads no more. */
  private void lead(
      Turns turns, HeldHome held, LivePredictors predictors, RenewedCertificate places)
      throws IOException, InterruptedException {
    Calendars calendars = trainyard().calendars();
    CompletableFuture<List<Long>> resumed = held.graph().resume();
    held.graph().served().beginReading();
    LocalServer server = answer(held, predictors, places);
    print("serving " + server.address() + " from the home " + home().folder());
    tellOfBrowsers(held, server);
    tellOthers(held, server);
    endpoints(held, server);
    tellOfRuns(resumed.join());
    try (Leading leading = duties(held, calendars)) {
      leading.begin();
      FirstPages.ask(held);
      turns.awaitEndOf(held.graph().store());
    }
    if (turns.isTold()) {
      drain(held.graph().runner());
      shell().err().println("stopping" + left(held.graph().runner().running()));
    }
  }

  /** What this server does while it leads. Readers of the log with outside effects come here. */
  private Leading duties(HeldHome held, Calendars calendars) {
    HomeGraph graph = held.graph();
    Leading leading = new Leading();
    leading.add(
        "backfills",
        () -> {
          graph.backfills().recover();
          return () -> {};
        });
    leading.add("alerts", () -> Telling.start(graph));
    SelfStarts starts = new SelfStarts(graph, calendars, shell().err()::println);
    leading.add("schedules", starts::begin);
    leading.add("the folder of pipelines", () -> watched(held));
    leading.add("triggers", starts::listen);
    return leading;
  }

  /** Steps that run may still end, and are stopped then; nothing new begins. */
  private void drain(Runner runner) throws InterruptedException {
    Duration patience = Duration.ofSeconds(drainSeconds);
    CompletableFuture<@Nullable Void> done = runner.drain(patience);
    if (!isDone(done, patience)) {
      shell().err().println("steps still run after " + drainSeconds + " s; they run again later");
      if (!isDone(done, trainyard().grace().longestEnd())) {
        shell().err().println("not all of them stop; the next serve counts those as lost");
      }
    }
  }

  private static boolean isDone(CompletableFuture<@Nullable Void> done, Duration longest)
      throws InterruptedException {
    try {
      done.get(longest.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the runner does not stop", e);
    }
  }

  private void tellOfRuns(List<Long> runs) {
    if (!runs.isEmpty()) {
      print("going on with " + count(runs) + ": ./trainyard runs");
    }
  }

  private static String left(List<Long> runs) {
    return runs.isEmpty() ? "" : ": the next serve goes on with " + count(runs);
  }

  private static String count(List<Long> runs) {
    return runs.size() == 1 ? "run " + runs.get(0) : runs.size() + " runs";
  }

  private void requireUsable() {
    if (folder != null && !Files.isDirectory(shell().resolve(folder))) {
      throw Refusal.usage("there is no folder " + folder + ".");
    }
    if (drainSeconds < 0) {
      throw Refusal.usage("--drain is a whole number of seconds, 0 or more.");
    }
  }

  /** A code is told to people only: what is no terminal may be kept, and read by others. */
  private void tellOfBrowsers(HeldHome held, LocalServer server) {
    if (shell().columns().isPresent()) {
      String code = held.desk().keys().browser(Actor.of(shell())).code();
      print("open " + server.address() + "/login?code=" + code);
      print("good once, within ten minutes; another one: ./trainyard key browser");
    } else {
      print("browsers on this machine log in by: ./trainyard key browser");
    }
  }

  /** Others get in by key alone, so there must be one. */
  private void tellOthers(HeldHome held, LocalServer server) throws IOException {
    if (!where.isOpen()) {
      return;
    }
    print("and for others, by key, over TLS on port " + server.openPort().orElse(where.port()));
    Optional<KeyMade> first = new FirstKey(home(), held.desk().keys()).make(Actor.of(shell()));
    first.ifPresent(
        made -> {
          print("the first admin's key, shown once: " + made.text());
          print("it is kept in " + home().adminKey() + ", which you alone can read");
        });
  }

  private LocalServer answer(HeldHome held, LivePredictors predictors, RenewedCertificate places)
      throws IOException {
    try {
      LocalServer server =
          held.answer(
              places.places(),
              List.of(new InferenceRoutes(predictors, Version.current().trainyard())));
      places.shownBy(server);
      return server;
    } catch (LocalServer.PortTaken e) {
      throw Refusal.usage("port " + where.port() + " is taken: name another with --port.");
    }
  }

  private void endpoints(HeldHome held, LocalServer server) {
    List<Endpoint> endpoints = held.graph().deployments().endpoints();
    if (endpoints.isEmpty()) {
      print("no endpoints yet: deploy(release) { to endpoint('name') } makes one");
    }
    for (Endpoint endpoint : endpoints) {
      print(
          "endpoint %s (%s:%d): POST %s/v2/models/%s/infer"
              .formatted(
                  endpoint.name(),
                  endpoint.model(),
                  endpoint.version(),
                  server.address(),
                  endpoint.name()));
    }
  }

  private ServedFolder watched(HeldHome held) {
    Path path = shell().resolve(folder == null ? "pipelines" : folder).toAbsolutePath().normalize();
    held.serve(path);
    ServedFolder pipelines =
        new ServedFolder(
            path,
            trainyard().pipelines(),
            held.graph().served(),
            new ServedFolder.Report(shell(), Actor.of(shell()), shell().err()::println));
    pipelines.watch();
    held.graph().served().endReading();
    return pipelines;
  }
}
