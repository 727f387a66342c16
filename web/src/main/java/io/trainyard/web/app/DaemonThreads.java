package io.trainyard.web.app;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes threads that do not keep the process alive, named {@code step-1}, {@code step-2}, ... */
final class DaemonThreads implements ThreadFactory {
  private static final Logger LOG = LoggerFactory.getLogger(DaemonThreads.class);

  private final String name;
  private final AtomicInteger made = new AtomicInteger();

  DaemonThreads(String name) {
    this.name = name;
  }

  @Override
  public Thread newThread(Runnable task) {
    Thread thread = new Thread(task, name + "-" + made.incrementAndGet());
    thread.setDaemon(true);
    // Without this the JVM prints a stack trace on the terminal.
    thread.setUncaughtExceptionHandler(
        (ended, thrown) -> LOG.error("thread {} ended unforeseen", ended.getName(), thrown));
    return thread;
  }
}
