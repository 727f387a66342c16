package io.trainyard.web.api.access;

import io.trainyard.web.api.Calls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells calls to the server's own log file, where it may not write to the event log: a server that
 * follows refuses strangers by itself, and forwards whatever changes something. Thread-safe.
 */
public final class LoggedCalls implements Calls {
  private static final Logger LOG = LoggerFactory.getLogger(LoggedCalls.class);

  @Override
  public void made(String actor, Call call) {
    LOG.info("{} called {} {} {}", actor, call.method(), call.route(), call.object());
  }

  @Override
  public void denied(String actor, Call call) {
    LOG.warn(
        "{} was denied {} {} {}: {}",
        actor,
        call.method(),
        call.route(),
        call.object(),
        call.status());
  }
}
