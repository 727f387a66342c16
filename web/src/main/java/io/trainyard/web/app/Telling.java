package io.trainyard.web.app;

import io.trainyard.engine.alert.Alerts;
import io.trainyard.engine.alert.Delivery;
import io.trainyard.engine.alert.Wording;
import io.trainyard.engine.event.ReaderPosition;
import io.trainyard.engine.run.TimerAlarm;
import io.trainyard.executors.place.Services;
import io.trainyard.executors.tell.HomeChannels;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The alerts of a home, with the threads they need; by one process at a time, which leads.
 * Thread-safe.
 */
final class Telling implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Telling.class);
  private static final long SETTLE_SECONDS = 10;

  /** A message that is just being sent may take so long, and is written down then. */
  private static final long END_SECONDS = 15;

  private final ExecutorService loop =
      Executors.newSingleThreadExecutor(new DaemonThreads("alerts"));
  private final ExecutorService senders =
      Executors.newCachedThreadPool(new DaemonThreads("channel"));
  private final TimerAlarm alarm;
  private final Alerts alerts;

  private Telling(HomeGraph graph) {
    Services services = graph.services();
    StoreReaders readers = graph.readers();
    this.alarm = new TimerAlarm(graph.clock(), new DaemonThreads("alert-alarm"));
    Wording wording =
        new Wording(graph.events(), readers.runs(), readers.notifications(), services.artifacts());
    Delivery delivery =
        new Delivery(
            new Delivery.Ports(
                readers.notifications(),
                graph.journal(),
                new HomeChannels(services.settings(), services.secrets(), graph.clock()),
                wording,
                services.masker()::mask,
                alarm,
                graph.clock()),
            loop,
            senders);
    this.alerts =
        new Alerts(
            new Alerts.Ports(
                new ReaderPosition.Ports(graph.events(), graph.journal(), readers.positions()),
                readers.runs(),
                services.artifacts()),
            delivery,
            loop);
  }

  static Telling start(HomeGraph graph) {
    Telling telling = new Telling(graph);
    telling.alerts.start();
    return telling;
  }

  /** Waits a moment until everything that happened has been told, or cannot be now. */
  void settle() {
    try {
      alerts.settled().get(SETTLE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      LOG.warn("not everybody has been told yet; the next process of this home goes on");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Begins nothing more; what is being sent is still written down, within reason. */
  @Override
  public void close() {
    alerts.close();
    alarm.close();
    senders.shutdown();
    try {
      if (!senders.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("a message is still on its way; the next process may send it once more");
      }
      loop.shutdown();
      if (!loop.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("alerts do not stop; they end with this process");
      }
    } catch (InterruptedException e) {
      loop.shutdown();
      Thread.currentThread().interrupt();
    }
  }
}
