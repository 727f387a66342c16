package io.trainyard.web.app;

import io.trainyard.engine.deploy.Endpoint;
import io.trainyard.engine.pipeline.Loaded;
import io.trainyard.engine.pipeline.PipelineSource;
import io.trainyard.engine.store.HomeInUse;
import io.trainyard.web.api.LocalServer;
import io.trainyard.web.predict.InferenceRoutes;
import io.trainyard.web.predict.LivePredictors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trainyard serve}: holds the home and answers until it is told to end. */
@Command(
    name = "serve",
    description = {
      "Answer for deployed endpoints on POST /v2/models/{endpoint}/infer.",
      "Only this machine is answered. Ends on Ctrl-C or SIGTERM."
    })
final class ServeVerb extends Verb {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "The folder of pipelines; else ./pipelines.")
  private @Nullable String folder;

  @Option(names = "--port", paramLabel = "N", description = "7070 unless said; 0 = any free one.")
  private int port = 7070;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description = "127.0.0.1, the only address in this release.")
  private String bind = "127.0.0.1";

  ServeVerb(Shell shell) {
    super(shell);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    requireUsable();
    try (HeldHome held = hold();
        LivePredictors predictors = held.graph().predictors()) {
      CompletableFuture<List<Long>> resumed = held.graph().resume();
      LocalServer server = answer(held, predictors);
      print("serving " + server.address() + " from the home " + home().folder());
      endpoints(held, server);
      warnOfSchedules();
      tellOfRuns(resumed.join());
      shell().signals().awaitEnd();
      shell().err().println("stopping" + left(held.graph().runner().running()));
    }
    return Exit.OK;
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
    if (!LOOPBACK.contains(bind)) {
      throw Refusal.usage(
          "--bind %s is refused: without keys and TLS, only 127.0.0.1 is served.".formatted(bind));
    }
    if (port < 0 || port > 65_535) {
      throw Refusal.usage("--port is a whole number from 0 to 65535.");
    }
    if (folder != null && !Files.isDirectory(shell().resolve(folder))) {
      throw Refusal.usage("there is no folder " + folder + ".");
    }
  }

  private HeldHome hold() {
    try {
      return trainyard().isolating().hold();
    } catch (HomeInUse e) {
      throw Refusal.usage(Sentence.of(e.getMessage()));
    }
  }

  private LocalServer answer(HeldHome held, LivePredictors predictors) throws IOException {
    try {
      return held.answer(
          port, List.of(new InferenceRoutes(predictors, Version.current().trainyard())));
    } catch (LocalServer.PortTaken e) {
      throw Refusal.usage("port " + port + " is taken: name another with --port.");
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

  private void warnOfSchedules() {
    PipelineSource source = trainyard().pipelines();
    Path pipelines = shell().resolve(folder == null ? "pipelines" : folder);
    if (!Files.isDirectory(pipelines)) {
      return;
    }
    for (Path file : source.list(pipelines)) {
      Loaded loaded = source.load(file);
      loaded
          .pipeline()
          .filter(pipeline -> !pipeline.triggers().isEmpty())
          .ifPresent(
              pipeline ->
                  shell()
                      .err()
                      .println(
                          "warning: %s has a schedule; nothing fires by itself in this release"
                              .formatted(pipeline.name())));
      if (loaded.pipeline().isEmpty()) {
        shell()
            .err()
            .println(
                "warning: %s has mistakes; see trainyard lint"
                    .formatted(PipelineFiles.shown(file, shell())));
      }
    }
  }
}
