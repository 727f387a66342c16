package io.trainyard.web.app;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.FileAppender;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The file that keeps warnings while a home is held: {@code output/trainyard.log}, made when there
 * is something to write. Thread-safe.
 */
final class LogFile extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final Path file;
  private final LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
  private @Nullable FileAppender<ILoggingEvent> opened;

  private LogFile(Path file) {
    this.file = file;
  }

  static LogFile in(Path folder) {
    LogFile log = new LogFile(folder.resolve("trainyard.log"));
    log.setContext(log.logging);
    log.start();
    log.root().addAppender(log);
    return log;
  }

  private Logger root() {
    return logging.getLogger(Logger.ROOT_LOGGER_NAME);
  }

  /** Called under the lock of {@link AppenderBase}. */
  @Override
  protected void append(ILoggingEvent event) {
    FileAppender<ILoggingEvent> appender = opened;
    if (appender == null) {
      appender = open();
      opened = appender;
    }
    appender.doAppend(event);
  }

  private FileAppender<ILoggingEvent> open() {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(logging);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setPattern("%d{\"yyyy-MM-dd'T'HH:mm:ss.SSSX\", UTC} %-5level %logger{0} %msg%n%ex");
    encoder.start();
    FileAppender<ILoggingEvent> appender = new FileAppender<>();
    appender.setContext(logging);
    appender.setFile(file.toString());
    appender.setEncoder(encoder);
    appender.start();
    return appender;
  }

  @Override
  public synchronized void close() {
    root().detachAppender(this);
    stop();
    if (opened != null) {
      opened.stop();
    }
  }
}
