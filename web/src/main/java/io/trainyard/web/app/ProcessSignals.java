package io.trainyard.web.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * The signals of this process. A shutdown hook would not do: once the JVM shuts down, a second
 * Ctrl-C is not heard.
 */
final class ProcessSignals implements Signals {
  private static final String INTERRUPT = "INT";
  private static final String TERMINATE = "TERM";

  @Override
  public AutoCloseable onInterrupt(Runnable task) {
    AtomicBoolean again = new AtomicBoolean();
    SignalHandler handler =
        signal -> {
          if (again.getAndSet(true)) {
            kill();
          }
          task.run();
        };
    SignalHandler interrupt = Signal.handle(new Signal(INTERRUPT), handler);
    SignalHandler terminate = Signal.handle(new Signal(TERMINATE), handler);
    return () -> {
      Signal.handle(new Signal(INTERRUPT), interrupt);
      Signal.handle(new Signal(TERMINATE), terminate);
    };
  }

  /**
   * Ends at once, with every process that a step started: nobody would look after them any more.
   * What is in the log was forced when it was acknowledged.
   */
  private static void kill() {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    Runtime.getRuntime().halt(Exit.INTERRUPTED);
  }

  @Override
  public void awaitEnd() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    SignalHandler handler =
        signal -> {
          if (asked.getCount() == 0) {
            kill();
          }
          asked.countDown();
        };
    Signal.handle(new Signal(INTERRUPT), handler);
    Signal.handle(new Signal(TERMINATE), handler);
    asked.await();
  }
}
