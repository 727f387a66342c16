package io.trainyard.executors.tell;

import io.trainyard.engine.alert.Channel;
import io.trainyard.engine.alert.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of the server: one line a message. */
final class LogChannel implements Channel {
  private static final Logger LOG = LoggerFactory.getLogger("io.trainyard.alerts");

  @Override
  public void send(Message message) {
    LOG.warn(
        "{} [{}] {}",
        PlainText.line(message.subject()),
        message.key(),
        PlainText.lines(message.lines()).strip().replace("\n", " | "));
  }
}
