package io.trainyard.engine.testing;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunState;
import io.trainyard.engine.run.RunnerPorts;
import io.trainyard.engine.run.StartRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Runs of random pipelines in a world where everything that may happen does, in an order that the
 * seed decides: failures, waits, lost and silent machines, attempts that do not stop, late and
 * repeated reports, conflicts, cancels, pauses, jumps of the clock, and crashes of the process
 * between any two writes, after each of which the next process recovers. The real Planner, Slots
 * and Runner, one thread; the same seed gives the same history.
 */
public final class Simulation implements AutoCloseable {
  private static final Instant START = Instant.parse("2026-03-01T06:00:00Z");
  private static final int LONGEST = 20_000;
  private static final int RUNS = 2;

  /** How often the next process is a {@code run}, which goes on with nothing of what it finds. */
  private static final int ENDS_ALL_ONE_IN = 8;

  private static final int MOST_CRASHES = 3;

  private final Setup setup;
  private final Random random;
  private final ManualClock clock = new ManualClock(START);
  private final SimulatedStore store;
  private final Map<SimulatedFault, Integer> faults = new EnumMap<>(SimulatedFault.class);
  private final SimulatedMachines machines;
  private final MemoryArtifacts artifacts = new MemoryArtifacts();
  private final Map<String, Pipeline> definitions = new LinkedHashMap<>();
  private final SimulatedClient client;
  private final SimulatedWork work;
  private final int slots;
  private int crashesLeft;
  private int tick;
  private long trace = 17;
  private SimulatedProcess process;

  /**
   * What is simulated.
   *
   * @param seed decides everything
   * @param store opens what is written to
   * @param ports what the Runner is handed instead of its ports, to try what comes of it
   */
  public record Setup(
      long seed, Function<ManualClock, SimulatedStore> store, UnaryOperator<RunnerPorts> ports) {

    /** The engine as it is, over a store in memory. */
    public static Setup of(long seed) {
      return new Setup(seed, SimulatedStore::inMemory, UnaryOperator.identity());
    }
  }

  /** A world that the setup's seed decides. */
  public Simulation(Setup setup) {
    this.setup = setup;
    this.random = new Random(setup.seed());
    this.store = setup.store().apply(clock);
    this.slots = 1 + random.nextInt(4);
    this.crashesLeft = random.nextInt(MOST_CRASHES + 1);
    this.machines = new SimulatedMachines(random, slots, this::note);
    this.work = new SimulatedWork(random, clock, this::note);
    this.client = new SimulatedClient(random, pipelines(), this::note);
    this.process = newProcess();
  }

  private List<StartRequest> pipelines() {
    RandomPipelines shapes = new RandomPipelines(random);
    List<StartRequest> requests = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      Pipeline pipeline = shapes.next("p" + i);
      definitions.put(pipeline.name(), pipeline);
      requests.add(request(pipeline));
    }
    requests.add(requests.get(0)); // at most one run of it at once, where its policy says so
    return requests;
  }

  /**
   * Goes on until nothing is left to do.
   *
   * @throws IllegalStateException when it comes to no end, naming the seed
   */
  public void run() {
    while (!isOver()) {
      if (++tick > LONGEST) {
        throw new IllegalStateException("seed " + setup.seed() + " does not end: " + state());
      }
      step();
      while (process.isDead()) {
        restart();
      }
    }
    process.survive();
    process.loop().runAll();
    trace = 31 * trace + store.log().read(0, Integer.MAX_VALUE).hashCode();
  }

  private String state() {
    List<Long> unfinished = store.runs().unfinished().stream().map(Run::number).toList();
    List<Long> running = machines.running().stream().map(each -> each.order().attempt()).toList();
    return "runs %s have no end, attempts %s run, %s were given up, %s"
        .formatted(
            unfinished,
            running,
            givenUp(),
            client.hasAskedAll() ? "all runs were accepted" : "a run was not accepted");
  }

  private boolean isOver() {
    return client.hasAskedAll()
        && store.runs().unfinished().isEmpty()
        && machines.running().isEmpty();
  }

  private void step() {
    int what = random.nextInt(100);
    trace = 31 * trace + what;
    if (what < 45) {
      if (!process.loop().runNext()) {
        endOne();
      }
    } else if (what < 72) {
      endOne();
    } else if (what < 77) {
      reportLate();
    } else if (what < 90) {
      passTime();
    } else if (what < 98) {
      client.act(process.runner(), store.runs());
    } else if (what == 98) {
      jump();
    } else if (crashesLeft > 0 && random.nextInt(4) == 0) {
      note(SimulatedFault.CRASH_BETWEEN_TASKS);
      process.die();
    }
  }

  private void endOne() {
    List<SimulatedMachines.Launched> running = machines.running();
    if (!running.isEmpty()) {
      SimulatedMachines.Launched launch = running.get(random.nextInt(running.size()));
      machines.end(launch.order(), work.outcome(launch.order()));
    }
  }

  private void reportLate() {
    var ended = machines.ended();
    if (!ended.isEmpty()) {
      note(SimulatedFault.LATE_REPORT);
      var order = ended.get(random.nextInt(ended.size()));
      machines.report(order, work.outcome(order));
    }
  }

  /** Mostly what makes things go on, sometimes straight to the next alarm. */
  private void passTime() {
    if (random.nextInt(8) == 0) {
      note(SimulatedFault.SILENT_MACHINE);
    } else {
      machines.beat();
      process.loop().runAll();
    }
    Optional<Instant> next = process.alarm().next();
    if (next.isPresent() && random.nextBoolean() && next.get().isAfter(clock.instant())) {
      clock.set(next.get());
    } else {
      clock.advance(Duration.ofMillis(random.nextInt(20_000)));
    }
    process.alarm().ring();
  }

  private void jump() {
    note(SimulatedFault.CLOCK_JUMP);
    clock.advance(Duration.ofMinutes(random.nextInt(121) - 60L));
    process.alarm().ring();
  }

  /** The process ended without a word; the next one finds what it left, and goes on with it. */
  private void restart() {
    crashesLeft--;
    machines.die();
    store.reopen();
    machines.revive();
    process = newProcess();
    process.recover(random.nextInt(ENDS_ALL_ONE_IN) == 0);
    client.forgetUnanswered();
  }

  private SimulatedProcess newProcess() {
    int dieAt = crashesLeft > 0 && random.nextInt(3) > 0 ? 1 + random.nextInt(90) : 0;
    CrashingJournal journal = new CrashingJournal(store.journal(), random, dieAt, this::note);
    ManualAlarm alarm = new ManualAlarm(clock);
    RunnerPorts ports =
        new RunnerPorts(
            journal, store.runs(), term -> Optional.empty(), machines, artifacts, alarm, clock);
    return new SimulatedProcess(setup.ports().apply(ports), slots, journal, alarm);
  }

  private void note(SimulatedFault fault) {
    faults.merge(fault, 1, Integer::sum);
  }

  public SimulatedStore store() {
    return store;
  }

  /** The definition of each run that was acknowledged, by its number. */
  public Map<Long, Pipeline> acknowledged() {
    return new LinkedHashMap<>(client.acknowledged());
  }

  /** The definition of any run, by its number. */
  public Pipeline definition(long run) {
    String name = store.runs().run(run).orElseThrow().pipeline();
    return Objects.requireNonNull(definitions.get(name));
  }

  /** How often each fault befell it. */
  public Map<SimulatedFault, Integer> faults() {
    return Map.copyOf(faults);
  }

  /** What the machines saw that must not be. */
  public List<String> violations() {
    return machines.violations();
  }

  /** A number that two histories share only when they are the same. */
  public long trace() {
    return trace;
  }

  /** Runs that the last process gave up, with why; none when all is well. */
  public List<String> givenUp() {
    return client.givenUp();
  }

  /**
   * Asks for as many attempts at once as there are slots, once all is over: one that is not
   * launched tells of a slot that was never given back.
   *
   * @return how many were launched
   */
  public int probe() {
    process.survive();
    CompletableFuture<Long> number = process.runner().submit(request(wide()));
    process.loop().runAll();
    int launched = machines.running().size();
    while (!machines.running().isEmpty()) {
      machines.running().forEach(each -> machines.end(each.order(), SimulatedWork.success(each)));
      process.loop().runAll();
    }
    boolean ended =
        store
            .runs()
            .run(number.join())
            .map(Run::state)
            .filter(RunState.SUCCEEDED::equals)
            .isPresent();
    return ended ? launched : -1;
  }

  private static StartRequest request(Pipeline pipeline) {
    return new StartRequest(pipeline, Map.of(), Path.of("."), "person", "os:sim", LocalDate.EPOCH);
  }

  private Pipeline wide() {
    Step[] steps = new Step[slots];
    for (int i = 0; i < slots; i++) {
      steps[i] = Definitions.step("s" + i).build();
    }
    return Definitions.pipeline("probe", steps);
  }

  @Override
  public void close() {
    store.close();
  }

  public int slots() {
    return slots;
  }
}
