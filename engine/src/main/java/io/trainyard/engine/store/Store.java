package io.trainyard.engine.store;

import io.trainyard.engine.event.EventLog;
import io.trainyard.engine.event.Journal;
import io.trainyard.engine.event.Journal.JournalStopped;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * An open home: the event log, and the tables derived from it. One process holds a home at a time.
 * Thread-safe.
 *
 * <pre>{@code
 * try (Store store = Store.open(settings, List.of(new RunTables()))) {
 *   store.journal().write(List.of(new NewEvent("run.created", "os:ada", 1, json)));
 *   store.database().read(connection -> ...);
 * }
 * }</pre>
 */
public final class Store implements AutoCloseable {
  private final ReadBackend backend;
  private final LogReader reader;
  private final Writing writing;
  private final Consumer<Door> announce;

  private Store(ReadBackend backend, LogReader reader, Writing writing, Consumer<Door> announce) {
    this.backend = backend;
    this.reader = reader;
    this.writing = writing;
    this.announce = announce;
  }

  /**
   * Opens a home, creating it when it is not there, and brings its tables up to the log.
   *
   * @throws HomeInUse when another process, or this one, holds it
   * @throws DamagedLog when the log has been damaged in a way no crash can explain
   */
  public static Store open(StoreSettings settings, List<Projection> projections)
      throws IOException {
    return open(settings, projections, SegmentFile::open, SegmentLog.SEGMENT_BYTES);
  }

  static Store open(
      StoreSettings settings,
      List<Projection> projections,
      SegmentFile.Opener disk,
      long segmentBytes)
      throws IOException {
    HomeBackend.Disk parts = new HomeBackend.Disk(disk, segmentBytes);
    return started(settings, HomeBackend.open(settings, projections, parts));
  }

  /**
   * Opens a store in a PostgreSQL, creating it when it is not there: the log is a table beside the
   * others, and a commit is what forces it. Of the settings' home nothing is used.
   *
   * @throws HomeInUse when another process holds it
   * @throws DamagedLog when rows of the log are missing
   * @throws IOException when the database cannot be reached or used
   */
  public static Store open(
      StoreSettings settings, PostgresAddress address, List<Projection> projections)
      throws IOException {
    return started(settings, PostgresBackend.open(settings, address, projections));
  }

  private static Store started(StoreSettings settings, Backend backend) {
    LogReader reader = new LogReader(backend.source(), backend.nextSeq() - 1);
    JournalThread writing = JournalThread.start(settings, backend, reader);
    return new Store(backend, reader, writing, backend::open);
  }

  /**
   * Opens a store in a PostgreSQL for reading, beside the process that leads there. What that one
   * writes is seen at once in the tables, and within half a second in the log. Nothing can be
   * written; see {@link #vacancy}.
   *
   * @throws NotReadable when there are no tables yet, or those of another release
   * @throws IOException when the database cannot be reached or used
   */
  public static Store follow(
      StoreSettings settings, PostgresAddress address, List<Projection> projections)
      throws IOException {
    LeaderWatch watch = LeaderWatch.start(settings, address, projections);
    return new Store(watch, watch.reader(), watch, door -> {});
  }

  /** The one way to write. */
  public Journal journal() {
    return writing.journal();
  }

  /** Whether this process is the one that writes. */
  public boolean leads() {
    return writing.leads();
  }

  /** Who leads the servers on a PostgreSQL; empty for a home, or where nobody is known to lead. */
  public Optional<Leader> leader() {
    return backend.leader();
  }

  /**
   * Tells those who follow where to send what they cannot do themselves; within a second.
   *
   * @param address such as {@code http://127.0.0.1:7070}
   * @param token lets them in
   */
  public void announce(String address, String token) {
    announce.accept(new Door(address, token));
  }

  /**
   * Completes with the reason when nothing can be written any more: the disk is full, the database
   * has been lost, another server leads; where this process follows, when the tables are no longer
   * of a form that it reads. Closing completes it too.
   */
  public CompletableFuture<JournalStopped> ended() {
    return writing.ended();
  }

  /**
   * A new one at each call: completes when nobody leads any more, and it is worth to try {@link
   * #open} beside this; never where this process leads.
   */
  public CompletableFuture<Boolean> vacancy() {
    return writing.vacancy();
  }

  /** Where this process follows, sees now what the leader has acknowledged. */
  public void refresh() {
    backend.refresh();
  }

  /** The events themselves. */
  public EventLog eventLog() {
    return reader;
  }

  /** The tables, for reading. */
  public Database database() {
    return backend.database();
  }

  /** What had to be done to open this home; {@link RecoveryReport#last} has earlier ones. */
  public RecoveryReport recovery() {
    return backend.report();
  }

  /** Walks every record that has been acknowledged, and names the first that is not as written. */
  public Verification verify() throws IOException {
    return audit(Optional.empty()).verification();
  }

  /**
   * {@link #verify}, and the digest at the end, to be kept outside.
   *
   * @param kept a head from earlier, which the log must still pass through
   */
  public Audit audit(Optional<ChainHead> kept) throws IOException {
    long last = reader.last();
    Audit found = backend.audit(last, kept);
    boolean isCut = kept.isPresent() && kept.get().seq() > last;
    return isCut && found.verification().damage().isEmpty()
        ? new Audit(
            found.verification().withDamage(Optional.of(DamagedLog.cut(last, kept.get().seq()))),
            found.head())
        : found;
  }

  /** Writes what waits, forces the tables, and gives the home back. Waits for readers. */
  @Override
  public void close() throws IOException {
    writing.close();
    backend.close();
  }
}
