package io.trainyard.engine.event;

/** What events about readers of the log carry. */
public final class ReaderEvents {
  public static final String MOVED = "reader.moved";

  private ReaderEvents() {}

  /**
   * A reader is done with everything up to {@code to}; refused unless it was at {@code from}.
   *
   * @param from 0 where nothing was known of the reader
   */
  public record Moved(String reader, long from, long to) {}
}
