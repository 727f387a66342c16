package io.trainyard.engine.store;

import io.trainyard.engine.event.NewEvent;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;

/**
 * The process that {@link KillTest} kills: writes transactions of two events, many under way at
 * once, and prints the item of each that is acknowledged.
 */
final class KilledWriter {
  private static final int UNDER_WAY = 64;

  private KilledWriter() {}

  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[0]);
    long firstItem = Long.parseLong(arguments[1]);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
    StoreSettings settings =
        new StoreSettings(
            home, Clock.systemUTC(), Thread::new, new Random(1), ProcessHandle.current().pid());
    Store store = Store.open(settings, List.of(new ItemTable()), SegmentFile::open, 200_000);
    Semaphore room = new Semaphore(UNDER_WAY);
    out.println("ready");
    for (long item = firstItem; ; item++) {
      room.acquire();
      long id = item;
      List<NewEvent> transaction = List.of(ItemTable.added(id), ItemTable.moved(id, "new", "old"));
      store
          .journal()
          .append(transaction)
          .whenComplete(
              (seq, failure) -> {
                out.println(failure == null ? id + " " + seq : "failed " + failure);
                room.release();
              });
    }
  }
}
