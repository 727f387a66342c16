package io.trainyard.engine.event;

/**
 * The JSON of an event's facts: a record and its components, by name, but for empty ones. A
 * component that a later release added is passed over by an earlier one; one that an earlier
 * release did not write is empty, so that logs of any release can be read.
 *
 * <p>Written by hand rather than by a library that finds out how any class may be written: each
 * event is written and read once, in the one thread that everything waits for, and a start would
 * spend half a second on getting that library ready.
 */
public final class EventJson {
  private EventJson() {}

  /** The record as one line. */
  public static String write(Record facts) {
    StringBuilder text = new StringBuilder(192);
    RecordShape.of(facts.getClass()).write(facts, text);
    return text.toString();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException when the text is not the JSON of such a record
   */
  public static <T extends Record> T read(String json, Class<T> type) {
    try {
      JsonReading reading = new JsonReading(json);
      T facts = type.cast(RecordShape.of(type).read(reading));
      reading.end();
      return facts;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("no " + type.getSimpleName() + ": " + e.getMessage(), e);
    }
  }
}
