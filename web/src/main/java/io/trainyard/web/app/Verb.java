package io.trainyard.web.app;

import io.trainyard.web.api.Json;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** One word behind {@code trainyard}. An instance serves one call. */
abstract class Verb implements Callable<Integer> {
  private final Shell shell;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "Where everything is kept; else TRAINYARD_HOME, else ./.trainyard.")
  private @Nullable String home;

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "Ask this server, with the key of TRAINYARD_KEY; elsewhere over https alone.")
  private @Nullable String server;

  @Option(
      names = "--server-certificate",
      paramLabel = "FILE",
      description = "Trust this certificate of the server, as PEM, and no other.")
  private @Nullable String certificate;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  Verb(Shell shell) {
    this.shell = shell;
  }

  final Shell shell() {
    return shell;
  }

  final boolean json() {
    return json;
  }

  final Home home() {
    return Home.of(home, shell);
  }

  final Trainyard trainyard() {
    return new Trainyard(home(), shell);
  }

  /** The desk of whoever holds the home: this process, or the server that answers for it. */
  final OpenDesk desk() {
    return OpenDesk.reading(home(), server(), shell);
  }

  /** The server that is asked; null = whoever holds the home. */
  final @Nullable RemoteServer server() {
    String url = server;
    if (url == null && certificate != null) {
      throw Refusal.usage("--server-certificate goes with --server URL.");
    }
    return url == null ? null : new RemoteServer(url, certificate);
  }

  final void print(String line) {
    shell.out().println(line);
  }

  final void printJson(Object value) {
    shell.out().println(Json.pretty(value));
  }
}
