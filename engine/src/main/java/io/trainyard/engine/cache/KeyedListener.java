package io.trainyard.engine.cache;

import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.CacheKey;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.StepExecutor;
import java.util.function.Consumer;

/**
 * Puts the key to an attempt's end on its way to who hears of it.
 *
 * @param ends hears of the end too, afterwards
 */
record KeyedListener(StepExecutor.Listener listener, CacheKey key, Consumer<Outcome> ends)
    implements StepExecutor.Listener {

  @Override
  public void ended(AttemptOrder order, Outcome outcome) {
    Outcome keyed = keyed(outcome);
    listener.ended(order, keyed);
    ends.accept(keyed);
  }

  private Outcome keyed(Outcome outcome) {
    if (outcome instanceof Outcome.Succeeded succeeded) {
      return succeeded.under(key);
    } else if (outcome instanceof Outcome.Failed failed) {
      return failed.under(key);
    }
    return outcome;
  }

  @Override
  public void progress(AttemptOrder order, long rows) {
    listener.progress(order, rows);
  }

  @Override
  public void metric(AttemptOrder order, String name, double x, double value) {
    listener.metric(order, name, x, value);
  }

  @Override
  public void heartbeat(AttemptOrder order) {
    listener.heartbeat(order);
  }
}
