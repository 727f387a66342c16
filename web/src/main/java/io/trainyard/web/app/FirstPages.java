package io.trainyard.web.app;

import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunFilter;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pages that people are likely to open first, asked for by the server itself once it listens:
 * what is loaded, compiled and read when a page is made for the first time is there then. Nothing
 * waits for it, and nothing is wrong where it does not end.
 */
final class FirstPages implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(FirstPages.class);

  /** Methods are compiled once they have been called a few hundred times. */
  private static final int ROUNDS = 2;

  private static final int RECENT = 50;
  private static final int PATIENCE_MILLIS = 20_000;
  private final HomeGraph graph;
  private final ServerFile server;

  private FirstPages(HomeGraph graph, ServerFile server) {
    this.graph = graph;
    this.server = server;
  }

  /** Begins to ask the server of a home for them. */
  static void ask(HeldHome held) throws IOException {
    ServerFile.read(held.home().server())
        .map(server -> new FirstPages(held.graph(), server))
        .ifPresent(pages -> new DaemonThreads("pages").newThread(pages).start());
  }

  @Override
  public void run() {
    try {
      for (int round = 0; round < ROUNDS; round++) {
        for (String path : paths()) {
          ask(path);
        }
      }
    } catch (IOException | RuntimeException e) {
      LOG.debug("the first pages were not all asked for", e);
    }
  }

  /** Every list, and of the pipelines that ran lately the latest and the largest. */
  private Set<String> paths() {
    Set<String> paths =
        new LinkedHashSet<>(List.of("/", "/runs", "/search?q=a", "/data", "/models"));
    Map<String, Run> latest = new LinkedHashMap<>();
    graph
        .search()
        .find(RunFilter.ALL, RECENT)
        .forEach(run -> latest.putIfAbsent(run.pipeline(), run));
    latest.values().stream().findFirst().ifPresent(run -> add(paths, run));
    latest.values().stream()
        .max(Comparator.comparingInt(this::steps))
        .ifPresent(run -> add(paths, run));
    return paths;
  }

  private static void add(Set<String> paths, Run run) {
    paths.add("/runs/" + run.number());
    paths.add("/pipelines/" + run.pipeline());
  }

  private int steps(Run run) {
    return graph.frozen().of(run).map(pipeline -> pipeline.steps().size()).orElse(0);
  }

  private void ask(String path) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(server.address() + path).toURL().openConnection();
    connection.setRequestProperty("Authorization", "Bearer " + server.token());
    connection.setRequestProperty("Accept", "text/html");
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    try (InputStream page = connection.getInputStream()) {
      page.readAllBytes();
    }
  }
}
