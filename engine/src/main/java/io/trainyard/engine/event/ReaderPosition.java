package io.trainyard.engine.event;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Where one reader of the log is whose effects are seen outside: runs that start, messages that go
 * out. The position is a fact like any other, so that neither a kill nor the loss of the tables
 * lets the reader do again what it did, or pass over what it did not.
 *
 * <p>{@link #done} writes the position and the facts that came of the events as one transaction: a
 * fact that names its event by seq is written once. A position that nothing came of is written now
 * and then only, since each write is an event that is read again; what a kill lets a reader read
 * twice led to nothing the first time.
 *
 * <p>Used by one thread at a time, by the process that holds the home.
 */
public final class ReaderPosition {
  /** So many events may be read without effect before the position is written down. */
  static final int STRIDE = 1_000;

  private final String reader;
  private final Ports ports;
  private long written;
  private long read;

  /** What a position stands on. */
  public record Ports(EventLog log, Journal journal, ReaderPositions positions) {}

  private ReaderPosition(String reader, Ports ports, long position) {
    this.reader = reader;
    this.ports = ports;
    this.written = position;
    this.read = position;
  }

  /**
   * Where the reader is. One that has never read begins at the end of the log, which is written
   * down: what happened before there was such a reader is no news.
   *
   * @param reader its name, unique and never changed
   * @throws Journal.Conflict when another process moves the same reader
   */
  public static ReaderPosition open(String reader, Ports ports) throws Journal.Conflict {
    OptionalLong known = ports.positions().of(reader);
    if (known.isPresent()) {
      return new ReaderPosition(reader, ports, known.getAsLong());
    }
    ReaderPosition position = new ReaderPosition(reader, ports, 0);
    position.write(ports.log().last(), List.of());
    return position;
  }

  /**
   * Where the reader is. One that has never read begins at the start of the log: for readers to
   * which an earlier log has nothing to say.
   */
  public static ReaderPosition fromStart(String reader, Ports ports) {
    return new ReaderPosition(reader, ports, ports.positions().of(reader).orElse(0));
  }

  /** Up to {@code limit} events after the last that it is done with, in order. */
  public List<Event> next(int limit) {
    return ports.log().read(read, limit);
  }

  /** Seq of the last event that it is done with, whether or not that is written down. */
  public long read() {
    return read;
  }

  /**
   * Everything up to this seq has been read, and these facts came of it.
   *
   * @throws Journal.Conflict when a fact is refused, or another process moves the same reader; the
   *     reader then stays where it was
   */
  public void done(long seq, List<NewEvent> facts) throws Journal.Conflict {
    if (!facts.isEmpty() || seq - written >= STRIDE) {
      write(seq, facts);
    }
    read = seq;
  }

  private void write(long seq, List<NewEvent> facts) throws Journal.Conflict {
    List<NewEvent> transaction = new ArrayList<>(facts.size() + 1);
    String moved = EventJson.write(new ReaderEvents.Moved(reader, written, seq));
    transaction.add(new NewEvent(ReaderEvents.MOVED, "engine", 0, moved));
    transaction.addAll(facts);
    ports.journal().write(transaction);
    written = seq;
    read = seq;
  }
}
