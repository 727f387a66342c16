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

  final void print(String line) {
    shell.out().println(line);
  }

  final void printJson(Object value) {
    shell.out().println(Json.pretty(value));
  }
}
