package io.trainyard.pipelines.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL of our own, with its usual settings, and what it costs. */
final class PostgresServer implements AutoCloseable {
  /** A clock tick of the kernel's accounts; 100 a second on every Linux there is. */
  private static final long TICK_NANOS = 10_000_000;

  private final EmbeddedPostgres postgres;
  private final Path data;

  private PostgresServer(EmbeddedPostgres postgres, Path data) {
    this.postgres = postgres;
    this.data = data;
  }

  /** Starts a server that waits for the disk, which one for tests would not. */
  static PostgresServer start(Path data) throws IOException {
    EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder().setDataDirectory(data);
    for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
      builder.setServerConfig(setting, "on");
    }
    return new PostgresServer(builder.start(), data);
  }

  String url() {
    return postgres.getJdbcUrl("postgres", "postgres");
  }

  /** User and system time of the server so far, in nanoseconds: of all it has started, too. */
  long cpu() throws IOException {
    long main = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
    Stream<Long> children =
        ProcessHandle.of(main).stream().flatMap(ProcessHandle::children).map(ProcessHandle::pid);
    long ticks = ticks(main, true);
    for (long child : children.toList()) {
      ticks += ticks(child, false);
    }
    return ticks * TICK_NANOS;
  }

  /** Fields 14 to 17 of the kernel's line about a process, of which the name may hold spaces. */
  private static long ticks(long pid, boolean withEndedChildren) throws IOException {
    Path file = Path.of("/proc/" + pid + "/stat");
    if (!Files.exists(file)) {
      return 0;
    }
    String line = Files.readString(file);
    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
    long own = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    return withEndedChildren ? own + Long.parseLong(fields[13]) + Long.parseLong(fields[14]) : own;
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
