package io.trainyard.executors.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.pipeline.Claims;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.StepPolicy;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.FailureCause;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.References;
import io.trainyard.engine.run.StepExecutor.Running;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
@EnabledOnOs(OS.LINUX)
class WorkerExecutorTest {
  private static final long MEBIBYTE = 1 << 20;

  @TempDir Path folder;
  private TestHome home;
  private WorkerExecutor workers;

  @BeforeEach
  void open() throws IOException {
    home = new TestHome(folder);
    home.secrets.put("TRAINYARD_SECRET_CRM_USER", "hunter22");
    workers = Workers.executor(home, Workers.command(home), Workers.PATIENT);
  }

  @AfterEach
  void close() throws InterruptedException {
    workers.close();
    assertThat(workers.awaitEnd(Duration.ofSeconds(20))).isTrue();
    home.close();
  }

  @Test
  void an_attempt_in_a_process_has_all_that_one_on_a_thread_has() throws Exception {
    Artifact model = new Artifact("m", "model", Digest.of("m"), 1, Map.of());
    home.references.put(
        Value.Term.of("champion", text("churn")), new References.Found(model, "churn:3"));

    Outcome outcome = run(does("work", new Value.Secret("crm/user")));

    assertThat(outcome).as(home.output()).isInstanceOf(Outcome.Succeeded.class);
    Outcome.Succeeded good = (Outcome.Succeeded) outcome;

    assertThat(good.rows()).hasValue(7);
    assertThat(good.metrics()).containsExactly(Map.entry("auc", 0.1 + 0.2));
    Artifact made = good.outputs().get("file");
    assertThat(made.facts()).containsEntry("text", "churn:3false");
    assertThat(home.artifacts.bytes(made.digest())).asString().isEqualTo("churn:3false");
    assertThat(home.metrics).contains("loss 1.0 NaN", "rows 7");
    assertThat(home.output())
        .isEqualTo("the first line\nprinted on standard output\nthe secret is ***\n");
    assertThat(home.hasNoWork()).isTrue();
  }

  @Test
  void a_failure_is_told_as_on_a_thread() throws Exception {
    assertThat(run(does("refuse"))).isEqualTo(Outcome.Failed.forGood("there is no column 'age'"));
  }

  @Test
  void an_exit_of_the_process_ends_the_attempt_and_its_code_is_known() throws Exception {
    Outcome.Failed failed = (Outcome.Failed) run(does("exit"));

    assertThat(failed.cause()).isEqualTo(FailureCause.ERROR);
    assertThat(failed.message()).contains("exit code 3").contains("System.exit");
    assertThat(failed.detail().exitCode()).hasValue(3);
    assertThat(run(does("refuse"))).isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void a_killed_process_is_lost_and_its_signal_is_named() throws Exception {
    Outcome.Failed failed = (Outcome.Failed) run(does("kill itself"));

    assertThat(failed.cause()).isEqualTo(FailureCause.LOST);
    assertThat(failed.message()).contains("SIGKILL");
    assertThat(failed.detail().exitCode()).hasValue(137);
    assertThat(failed.detail().outOfMemory()).isTrue();
    assertThat(failed.retryable()).isTrue();
  }

  @Test
  void a_crash_of_native_code_is_lost_and_what_it_said_is_in_the_output() throws Exception {
    Outcome.Failed failed = (Outcome.Failed) run(does("crash"));

    assertThat(failed.cause()).isEqualTo(FailureCause.LOST);
    assertThat(failed.message()).contains("SIGABRT").contains("native code crashed");
    assertThat(home.output()).contains("A fatal error has been detected");
  }

  @Test
  void a_full_heap_fails_the_attempt_as_out_of_memory() throws Exception {
    Outcome.Failed failed = (Outcome.Failed) run(claiming(does("fill the heap"), 128));

    assertThat(failed.cause()).isEqualTo(FailureCause.ERROR);
    assertThat(failed.message()).contains("OutOfMemoryError");
    assertThat(failed.detail().outOfMemory()).isTrue();
  }

  @Test
  void processes_that_take_more_than_the_step_claims_are_ended() throws Exception {
    Outcome.Failed failed = (Outcome.Failed) run(claiming(does("fill the machine"), 400));

    assertThat(failed.message()).contains("over its limit of 400 MiB").contains("resources");
    assertThat(failed.detail().outOfMemory()).isTrue();
  }

  @Test
  void a_loop_that_hears_no_interrupt_is_ended_when_asked() throws Exception {
    TestHome.Ended ended = home.new Ended();
    Running running = workers.submit(home.order(does("loop")), ended);
    List<Long> pids = Workers.awaitPids(folder, 1);
    assertThat(running.place()).isEqualTo("process " + pids.get(0));

    running.cancel();

    assertThat(ended.outcome()).isEqualTo(Failures.cancelled());
    assertThat(Workers.alive(pids)).isEmpty();
  }

  @Test
  void the_end_is_told_when_nothing_of_the_process_tree_is_alive() throws Exception {
    TestHome.Ended ended = home.new Ended();
    Running running = workers.submit(home.order(does("fork")), ended);
    List<Long> pids = Workers.awaitPids(folder, 3);

    running.cancel();

    assertThat(ended.outcome()).isEqualTo(Failures.cancelled());
    assertThat(Workers.alive(pids)).isEmpty();
  }

  @Test
  void no_process_outlives_the_killed_process_it_worked_for() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            WorkerServerMain.class.getName(),
            folder.toString(),
            "fork");
    Process server = builder.inheritIO().start();
    List<Long> pids = Workers.awaitPids(folder, 3);
    assertThat(Workers.alive(pids)).hasSize(3);

    server.destroyForcibly().waitFor();

    await().atMost(Duration.ofSeconds(5)).until(() -> Workers.alive(pids).isEmpty());
  }

  @Test
  void a_process_that_was_killed_while_it_waited_is_passed_over() throws Exception {
    run(does("refuse"));
    List<Long> waiting = ProcessHandle.current().children().map(ProcessHandle::pid).toList();
    for (long pid : waiting) {
      Workers.signal("KILL", pid);
      await().until(() -> Workers.alive(List.of(pid)).isEmpty());
    }

    assertThat(run(does("refuse"))).isEqualTo(Outcome.Failed.forGood("there is no column 'age'"));
  }

  @Test
  void steps_without_user_code_follow_each_other_in_one_process() throws Exception {
    double first = process(run(plain("say who")));
    assertThat(home.output()).isEqualTo("a line of attempt 1\n");
    double second = process(run(plain("say who")));
    assertThat(home.output()).isEqualTo("a line of attempt 2\n");

    assertThat(second).isEqualTo(first);
    assertThat(home.hasNoWork()).isTrue();
  }

  @Test
  void a_step_of_user_code_has_a_process_of_its_own() throws Exception {
    double plain = process(run(plain("say who")));
    double first = process(run(does("say who")));
    double second = process(run(does("say who")));

    assertThat(List.of(plain, first, second)).doesNotHaveDuplicates();
    assertThat(home.output()).isEqualTo("a line of attempt 3\n");
  }

  @Test
  void a_process_in_which_something_failed_is_not_used_again() throws Exception {
    double first = process(run(plain("say who")));
    assertThat(run(plain("refuse"))).isInstanceOf(Outcome.Failed.class);
    assertThat(process(run(plain("say who")))).isNotEqualTo(first);
    assertThat(Workers.alive(List.of((long) first))).isEmpty();
  }

  @Test
  void a_shared_process_that_dies_ends_its_attempt_and_no_other() throws Exception {
    run(plain("say who"));
    Outcome.Failed failed = (Outcome.Failed) run(plain("kill itself"));
    assertThat(failed.cause()).isEqualTo(FailureCause.LOST);
    assertThat(failed.message()).contains("SIGKILL");

    double next = process(run(plain("say who")));
    Workers.signal("KILL", (long) next);
    await().until(() -> Workers.alive(List.of((long) next)).isEmpty());
    assertThat(process(run(plain("say who")))).isNotEqualTo(next);
  }

  @Test
  void a_shared_process_is_ended_with_an_attempt_that_is_cancelled() throws Exception {
    run(plain("say who"));
    TestHome.Ended ended = home.new Ended();
    Running running = workers.submit(home.order(plain("loop")), ended);
    List<Long> pids = Workers.awaitPids(folder, 1);

    running.cancel();

    assertThat(ended.outcome()).isEqualTo(Failures.cancelled());
    assertThat(Workers.alive(pids)).isEmpty();
  }

  @Test
  void what_cannot_be_started_is_told() throws Exception {
    WorkerCommand wrong = new WorkerCommand(List.of("/bin/false"), List.of(), folder, Map.of());
    try (WorkerExecutor broken = Workers.executor(home, wrong, Workers.PATIENT)) {
      TestHome.Ended ended = home.new Ended();
      broken.submit(home.order(does("work")), ended);

      Outcome.Failed failed = (Outcome.Failed) ended.outcome();
      assertThat(failed.cause()).isEqualTo(FailureCause.LOST);
      assertThat(failed.message()).contains("could not begin (exit code 1)");
    }
  }

  private Outcome run(Step step) throws Exception {
    TestHome.Ended ended = home.new Ended();
    workers.submit(home.order(step), ended);
    return ended.outcome();
  }

  private static Value text(String text) {
    return new Value.Text(text);
  }

  private static Step does(String what, Value... more) {
    Option does = TestHome.option("does", text(what));
    return TestHome.step("apart", "step", List.of(does, TestHome.option("more", more)));
  }

  /** A step that may be done by a process that did another one. */
  private static Step plain(String what) {
    return TestHome.step("apart", "transform", List.of(TestHome.option("does", text(what))));
  }

  private static double process(Outcome outcome) {
    return ((Outcome.Succeeded) outcome).metrics().get("process");
  }

  private static Step claiming(Step step, long mebibytes) {
    Claims claims = new Claims(0, mebibytes * MEBIBYTE, 0, Map.of());
    return step.withPolicy(StepPolicy.DEFAULT.withClaims(claims));
  }
}
