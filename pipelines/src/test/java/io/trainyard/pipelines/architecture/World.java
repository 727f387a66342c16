package io.trainyard.pipelines.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A part of the outside world and the few rooms or classes that may touch it. Everything else takes
 * it through its constructor.
 *
 * @param part what it is, for people
 * @param touches owner and member; {@code Instant.now()} with brackets means: without arguments
 * @param adapters simple names of classes, or names of whole rooms, that may
 */
record World(String part, Set<String> touches, Set<String> adapters) {
  /** Every part of the world that is kept at the edge. */
  static final List<World> ALL =
      List.of(
          part("clock")
              .touches("System.currentTimeMillis", "System.nanoTime", "Instant.now()")
              .touches("LocalDate.now", "LocalDateTime.now", "ZonedDateTime.now")
              .touches("OffsetDateTime.now", "Clock.systemUTC", "Clock.systemDefaultZone")
              .touches("InstantSource.system", "Date.<init>()")
              .by("web.app"),
          part("randomness and ids")
              .touches("Math.random", "UUID.randomUUID", "Random.<init>()")
              .touches("ThreadLocalRandom.current", "SecureRandom.<init>")
              .by("web.app"),
          part("threads")
              .touches("Thread.<init>", "Thread.sleep", "Executors.*", "Timer.<init>")
              .touches("ForkJoinPool.<init>", "ForkJoinPool.commonPool")
              .touches("CompletableFuture.runAsync", "CompletableFuture.supplyAsync")
              .by(
                  "engine.store.JournalThread",
                  "engine.store.LeaderWatch",
                  "web.api.remote.RemoteDesk",
                  "web.app"),
          part("processes")
              .touches("ProcessBuilder.<init>", "Runtime.exec", "Runtime.halt", "System.exit")
              .by("executors.place", "web.app"),
          part("environment")
              .touches("System.getenv", "Locale.setDefault", "TimeZone.setDefault")
              .touches("ZoneId.systemDefault", "TimeZone.getDefault")
              .by("web.app"),
          part("network")
              .touches("HttpClient.*", "URL.openStream", "URL.openConnection", "Socket.<init>")
              .touches("ServerSocket.<init>", "SocketChannel.open")
              .by("engine.security.CheckedHttp", "engine.security.CheckedSockets")
              .by("web.api.ForwardedToLeader", "web.app")
              .by("web.api.remote.ApiClient", "web.api.remote.RemoteDesk"),
          part("files")
              .touches("Files.*", "FileChannel.open", "FileInputStream.<init>")
              .touches("FileOutputStream.<init>", "RandomAccessFile.<init>", "FileReader.<init>")
              .touches("FileWriter.<init>")
              .by("engine.store", "engine.testing", "dsl", "web.app")
              .by("engine.artifact.DurableFiles", "engine.artifact.FileArtifactStore")
              .by("engine.deploy.ModelPackage", "engine.deploy.PackageWriter")
              .by("engine.security.Secrets")
              .by("executors.data", "executors.place", "executors.script"));

  private static World part(String name) {
    return new World(name, Set.of(), Set.of());
  }

  private World touches(String... members) {
    return new World(part, with(touches, members), adapters);
  }

  private World by(String... names) {
    return new World(part, touches, with(adapters, names));
  }

  private static Set<String> with(Set<String> old, String... more) {
    Set<String> all = new TreeSet<>(old);
    all.addAll(List.of(more));
    return all;
  }

  /** Whether a call is one of those that touch this part. */
  boolean isTouchedBy(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getSimpleName();
    String member = owner + "." + access.getTarget().getName();
    boolean bare = access.getTarget().getFullName().endsWith("()");
    return touches.contains(owner + ".*")
        || touches.contains(member)
        || (bare && touches.contains(member + "()"));
  }
}
