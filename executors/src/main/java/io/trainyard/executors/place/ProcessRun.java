package io.trainyard.executors.place;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Starts a process, carries what it prints to a stream, and gives its exit code. When it returns or
 * throws, no process of its tree is alive any more. Thread-safe.
 *
 * <p>An interrupt of the calling thread ends the tree: TERM to each process, a grace, KILL, until
 * none is left. What a process leaves behind when it ends by itself is ended likewise.
 */
public final class ProcessRun {
  /** The variable by which a process that is itself part of an attempt tells what it is within. */
  public static final String WITHIN = ProcessTree.MARK;

  /** Tells our children from those of every other process, and each from the next. */
  private static final long OURS = ProcessHandle.current().pid();

  private static final List<String> OWN_SESSION = findSetsid();

  private static final AtomicLong STARTED = new AtomicLong();

  /** So long a thread that has read what one process printed waits for the next. */
  private static final long IDLE_SECONDS = 10;

  private static final Duration TICK = Duration.ofMillis(250);

  /** Looking around reads every process of the machine, so it is done every other second only. */
  private static final int TICKS_PER_LOOK = 8;

  private final Grace grace;
  private final Executor pumps;
  private final String within;

  /**
   * A way to start processes.
   *
   * @param grace from TERM to KILL
   * @param threads makes the threads that read what processes print
   */
  public ProcessRun(Grace grace, ThreadFactory threads) {
    this(grace, threads, "");
  }

  /**
   * The same for a process that is itself part of an attempt.
   *
   * @param within what {@link #WITHIN} says in our own environment; empty when nothing
   */
  public ProcessRun(Grace grace, ThreadFactory threads, String within) {
    this.grace = grace;
    this.pumps =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            threads);
    this.within = within.isEmpty() ? "" : within + "/";
  }

  /** A value of {@link ProcessTree#MARK} that no other process tree has. */
  static String mark() {
    return OURS + "-" + STARTED.incrementAndGet();
  }

  /**
   * What a command begins with to get a session of its own: a Ctrl-C in our terminal is ours to
   * pass on, and every process that stays in the session can be found after its parent is gone.
   */
  static List<String> ownSession() {
    return OWN_SESSION;
  }

  private static List<String> findSetsid() {
    return Stream.of("/usr/bin/setsid", "/bin/setsid")
        .filter(path -> Files.isExecutable(Path.of(path)))
        .limit(1)
        .toList();
  }

  /** The same with {@link #run(Command, OutputStream, Runnable)} and nothing to do meanwhile. */
  public int run(Command command, OutputStream output) throws IOException, InterruptedException {
    return run(command, output, () -> {});
  }

  /**
   * Runs a process to its end.
   *
   * @param output gets what it prints, standard output and standard error alike; not closed
   * @param meanwhile called about four times a second on the calling thread while it runs, and once
   *     after its end
   * @return its exit code; 128 + n when signal n ended it
   * @throws InterruptedException when the calling thread was interrupted; the tree is dead
   * @throws IOException when it cannot be started
   */
  public int run(Command command, OutputStream output, Runnable meanwhile)
      throws IOException, InterruptedException {
    String mark = within + mark();
    long began = grace.nanos().getAsLong();
    Process process = start(command, mark);
    ProcessTree tree =
        new ProcessTree(
            process.toHandle(),
            mark,
            Optional.of(new LaterProcesses(process.pid(), grace.nanos(), began)));
    TreeEnd end = new TreeEnd(tree, grace, output);
    OutputPump pump = new OutputPump(process.getInputStream(), output);
    pumps.execute(pump);
    try {
      for (int tick = 0; !process.waitFor(TICK.toMillis(), TimeUnit.MILLISECONDS); tick++) {
        if (tick % TICKS_PER_LOOK == 0) {
          tree.lookAround();
        }
        meanwhile.run();
      }
    } finally {
      end.now();
      pump.finish();
    }
    meanwhile.run();
    return process.exitValue();
  }

  private Process start(Command command, String mark) throws IOException {
    List<String> argv = new ArrayList<>(ownSession());
    argv.addAll(command.argv());
    ProcessBuilder builder = new ProcessBuilder(argv);
    builder.directory(command.folder().toFile());
    builder.environment().clear();
    builder.environment().putAll(command.environment());
    builder.environment().put(ProcessTree.MARK, mark);
    builder.redirectErrorStream(true);
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }
}
