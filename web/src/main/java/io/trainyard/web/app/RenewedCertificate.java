package io.trainyard.web.app;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.web.api.LocalServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where {@code serve} listens, with a certificate that is read again when its files change. One
 * that is no good is told once, and the one before stays. Thread-safe.
 */
final class RenewedCertificate implements AutoCloseable {
  private static final long LOOK_SECONDS = 2;

  private final TlsOptions options;
  private final Shell shell;
  private final Consumer<String> say;
  private final ScheduledExecutorService eye =
      Executors.newSingleThreadScheduledExecutor(new DaemonThreads("certificate"));
  private LocalServer.Places places;
  private @Nullable LocalServer server;
  private String taken;
  private String seen;

  /**
   * Reads what there is; a {@link Refusal} where it is no good.
   *
   * @param say takes a line for people
   */
  RenewedCertificate(TlsOptions options, Shell shell, Consumer<String> say) {
    this.options = options;
    this.shell = shell;
    this.say = say;
    this.taken = state();
    this.seen = taken;
    this.places = options.places(shell);
    if (places.open().isPresent()) {
      eye.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }
  }

  /** Where to listen, with the certificate that was good last. */
  synchronized LocalServer.Places places() {
    return places;
  }

  /** Who shows it from now on. */
  synchronized void shownBy(LocalServer one) {
    server = one;
  }

  /** Takes what has changed since it was taken or refused, once it stays as it is. */
  private synchronized void look() {
    String now = state();
    boolean isSteady = now.equals(seen);
    seen = now;
    if (isSteady && !now.equals(taken)) {
      taken = now;
      take();
    }
  }

  private void take() {
    try {
      LocalServer.Places renewed = options.places(shell);
      if (server != null) {
        server.renew(renewed.open().orElseThrow());
      }
      places = renewed;
      say.accept("the certificate for TLS has changed and is shown from now on");
    } catch (RuntimeException e) { // whatever it is, the next change is to be looked at too
      say.accept("the new certificate is not taken, the one before stays: " + e.getMessage());
    }
  }

  /** Another one after each change of a file. */
  private String state() {
    StringBuilder state = new StringBuilder();
    for (Path file : options.files(shell)) {
      try {
        state.append(Digest.of(Files.readAllBytes(file)));
      } catch (IOException e) {
        state.append("cannot be read");
      }
      state.append(' ');
    }
    return state.toString();
  }

  @Override
  public void close() {
    eye.shutdownNow();
  }
}
