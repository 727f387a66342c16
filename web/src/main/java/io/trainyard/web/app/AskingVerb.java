package io.trainyard.web.app;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A verb that asks a home, which a server on this machine or another one may hold. */
abstract class AskingVerb extends Verb {
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

  AskingVerb(Shell shell) {
    super(shell);
  }

  /** The desk of whoever holds the home, to look at it. */
  final OpenDesk desk() {
    return OpenDesk.reading(home(), server(), shell());
  }

  /** The desk of whoever holds the home, to change it; where nobody does, this process takes it. */
  final OpenDesk runningDesk() {
    return runningDesk(trainyard());
  }

  /** The same, where the process that takes the home is put together otherwise. */
  final OpenDesk runningDesk(Trainyard trainyard) {
    return OpenDesk.running(home(), server(), shell(), trainyard);
  }

  /** The server that is asked; null = whoever holds the home. */
  final @Nullable RemoteServer server() {
    String url = server;
    if (url == null && certificate != null) {
      throw Refusal.usage("--server-certificate goes with --server URL.");
    }
    return url == null ? null : new RemoteServer(url, certificate);
  }
}
