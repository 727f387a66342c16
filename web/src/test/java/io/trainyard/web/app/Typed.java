package io.trainyard.web.app;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;

/** The command as somebody types it in a folder, without a process of its own. */
final class Typed {
  private final Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final CountDownLatch end = new CountDownLatch(1);
  private String in = "";
  private Map<String, String> environment = Map.of("USER", "ada");
  private int exit = -1;

  Typed(Path folder) {
    this.folder = folder;
  }

  Typed in(String text) {
    in = text;
    return this;
  }

  Typed with(Map<String, String> variables) {
    environment = variables;
    return this;
  }

  /** Calls the command. */
  Typed run(String... words) {
    exit = Main.run(words, shell());
    return this;
  }

  int exit() {
    return exit;
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** Tells a server that this started to end. */
  void end() {
    end.countDown();
  }

  Shell shell() {
    return new Shell(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
        folder,
        environment,
        OptionalInt.empty(),
        Clock.system(ZoneOffset.UTC),
        signals());
  }

  private Signals signals() {
    return new Signals() {
      @Override
      public AutoCloseable onInterrupt(Runnable task) {
        return () -> {};
      }

      @Override
      public void awaitEnd() throws InterruptedException {
        end.await();
      }
    };
  }
}
