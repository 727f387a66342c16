package io.trainyard.executors.place;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.ArtifactStore.Stored;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.StepBody;
import io.trainyard.engine.run.StepContext;
import io.trainyard.engine.run.StepFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** A worker process whose steps do what their option {@code does} names; for tests. */
public final class WorkerMain {
  private static final Map<String, StepBody> BODIES =
      Map.of(
          "work", WorkerMain::work,
          "exit", context -> exit(3),
          "kill itself", context -> shell("kill -KILL $PPID"),
          "crash", context -> shell("kill -SEGV $PPID"),
          "fill the heap", context -> fill(),
          "fill the machine", context -> shell("head -c 900M /dev/zero | tail"),
          "loop", WorkerMain::loop,
          "fork", WorkerMain::fork,
          "refuse", context -> refuse(),
          "say who", WorkerMain::sayWho);

  private WorkerMain() {}

  /** The home is the only argument. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    String reports = System.getenv(WorkerCommand.REPORTS);
    StepBody body =
        context -> {
          Value does = context.order().step().option("does").orElseThrow().values().get(0);
          return BODIES.get(((Value.Text) does).text()).run(context);
        };
    new Worker(
            Worker.Ends.ofProcess(System.in, reports),
            new Worker.Hands(
                Path.of(arguments[0]),
                artifacts ->
                    new Bodies(
                        List.of(
                            Bodies.Choice.of("step", body), Bodies.Choice.of("transform", body))),
                (pipeline, code) -> given -> null,
                new OrphanEnd(System.getenv(ProcessRun.WITHIN)),
                Optional.empty()),
            task -> {
              Thread thread = new Thread(task);
              thread.setDaemon(true);
              return thread;
            })
        .run();
    Runtime.getRuntime().halt(0);
  }

  private static Outcome work(StepContext context) throws IOException {
    context.log("the first line");
    System.out.println("printed on standard output");
    context.metric("loss", 1, Double.NaN);
    context.progress(7);
    context.log("the secret is " + context.secret("crm/user"));
    String meaning =
        context
            .references()
            .find(Value.Term.of("champion", new Value.Text("churn")))
            .orElseThrow()
            .meaning();
    boolean isKnown = context.references().find(Value.Term.of("nobody")).isPresent();
    Path file = Files.writeString(context.workFolder().resolve("made"), meaning + isKnown);
    Stored stored = context.artifacts().put(file);
    String read = new String(context.artifacts().bytes(stored.digest()), StandardCharsets.UTF_8);
    Artifact made =
        new Artifact("made.file", "file", stored.digest(), stored.bytes(), Map.of("text", read));
    return Outcome.succeeded().output("file", made).rows(7).metric("auc", 0.1 + 0.2).build();
  }

  private static Outcome sayWho(StepContext context) {
    context.log("a line of attempt " + context.order().attempt());
    return Outcome.succeeded().metric("process", ProcessHandle.current().pid()).build();
  }

  private static Outcome refuse() {
    throw StepFailure.forGood("there is no column 'age'");
  }

  private static Outcome exit(int code) {
    System.exit(code);
    throw new IllegalStateException("still there");
  }

  private static Outcome shell(String script) throws IOException, InterruptedException {
    new ProcessBuilder("/bin/sh", "-c", script).inheritIO().start().waitFor();
    // A signal that was sent need not have arrived yet.
    new CountDownLatch(1).await();
    throw new IllegalStateException("still there");
  }

  private static Outcome fill() {
    List<long[]> kept = new ArrayList<>();
    while (kept.size() < Integer.MAX_VALUE) {
      kept.add(new long[1 << 20]);
    }
    throw new IllegalStateException("still there");
  }

  /** Never looks at an interrupt. */
  private static Outcome loop(StepContext context) throws IOException {
    note(context, ProcessHandle.current().pid());
    AtomicLong count = new AtomicLong();
    while (count.incrementAndGet() >= 0) {
      count.compareAndSet(Long.MAX_VALUE, 0);
    }
    throw new IllegalStateException("still there");
  }

  /** Children that ignore TERM, one in a session of its own, started by one that is gone. */
  private static Outcome fork(StepContext context) throws IOException, InterruptedException {
    String script =
        "trap '' TERM; echo $$ >> '%1$s'; "
            + "(setsid sh -c 'trap \"\" TERM; echo $$ >> \"%1$s\"; while :; do sleep 1; done' &) ; "
            + "while :; do sleep 1; done";
    Path pids = context.order().folder().resolve("pids");
    note(context, ProcessHandle.current().pid());
    return shell(script.formatted(pids));
  }

  private static void note(StepContext context, long pid) throws IOException {
    Files.writeString(
        context.order().folder().resolve("pids"),
        pid + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
