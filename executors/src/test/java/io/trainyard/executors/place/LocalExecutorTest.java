package io.trainyard.executors.place;

import static io.trainyard.executors.place.TestHome.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.check.Finding;
import io.trainyard.engine.check.Severity;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.StepBody;
import io.trainyard.engine.run.StepContext;
import io.trainyard.engine.run.StepExecutor.Running;
import io.trainyard.engine.run.StepFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalExecutorTest {
  @TempDir Path folder;
  private TestHome home;

  @BeforeEach
  void open() throws IOException {
    home = new TestHome(folder);
  }

  @AfterEach
  void close() {
    home.close();
  }

  @Test
  void a_body_works_in_a_folder_that_is_gone_afterwards() throws Exception {
    AtomicReference<Path> work = new AtomicReference<>();

    Outcome outcome =
        run(
            context -> {
              work.set(context.workFolder());
              Files.createDirectories(context.workFolder().resolve("a/b"));
              Files.createSymbolicLink(context.workFolder().resolve("link"), folder);
              Files.writeString(context.workFolder().resolve("a/b/c"), "x");
              return Outcome.succeeded().rows(3).build();
            });

    assertThat(outcome).isEqualTo(Outcome.succeeded().rows(3).build());
    assertThat(work.get()).doesNotExist();
    assertThat(folder).exists();
  }

  @Test
  void a_step_failure_is_shown_as_its_message() throws Exception {
    assertThat(
            run(
                context -> {
                  throw StepFailure.forGood("no column 'age'");
                }))
        .isEqualTo(Outcome.Failed.forGood("no column 'age'"));
    assertThat(
            run(
                context -> {
                  throw StepFailure.passing("the server is away");
                }))
        .isEqualTo(Outcome.Failed.error("the server is away"));
  }

  @Test
  void any_other_exception_is_shown_with_its_class_and_its_trace_is_in_the_output_only()
      throws Exception {
    Outcome outcome =
        run(
            context -> {
              throw new IllegalStateException("odd");
            });

    assertThat(outcome)
        .isEqualTo(
            Outcome.Failed.error(
                "IllegalStateException; the details are in the output of this step"));
    assertThat(home.output()).contains("\tat io.trainyard");
  }

  @Test
  void an_error_such_as_endless_recursion_ends_its_attempt_only() throws Exception {
    assertThat(run(LocalExecutorTest::endless))
        .isEqualTo(
            Outcome.Failed.error("StackOverflowError; the details are in the output of this step"));
    assertThat(run(context -> Outcome.succeeded().build())).isInstanceOf(Outcome.Succeeded.class);
  }

  @Test
  void memory_that_ran_out_is_told_apart_for_the_retry() throws Exception {
    Outcome.Failed failed =
        (Outcome.Failed)
            run(
                context -> {
                  throw new OutOfMemoryError("Java heap space");
                });
    assertThat(failed.detail().outOfMemory()).isTrue();
    assertThat(failed.retryable()).isTrue();
  }

  @Test
  void a_verb_without_a_body_fails_for_good() throws Exception {
    TestHome.Ended ended = home.new Ended();
    home.executor(1, context -> Outcome.succeeded().build())
        .submit(home.order(step("x", "tune", List.of())), ended);

    assertThat(ended.outcome())
        .isEqualTo(Outcome.Failed.forGood("nothing here does the work of 'tune'"));
  }

  @Test
  void secrets_are_masked_in_output_messages_and_findings() throws Exception {
    home.secrets.put("TRAINYARD_SECRET_CRM_USER", "lovelace");

    Outcome failed =
        run(
            context -> {
              context.log("as " + context.secret("crm/user"));
              context.output().write("raw lovelace\n".getBytes(StandardCharsets.UTF_8));
              throw StepFailure.forGood("no login for lovelace");
            });
    Outcome good =
        run(context -> Outcome.succeeded().findings(List.of(finding("lovelace is there"))).build());

    assertThat(failed).isEqualTo(Outcome.Failed.forGood("no login for ***"));
    assertThat(((Outcome.Succeeded) good).findings()).containsExactly(finding("*** is there"));
    home.close();
    try (var files = Files.list(folder.resolve("output"))) {
      assertThat(files)
          .isNotEmpty()
          .allSatisfy(file -> assertThat(file).content().doesNotContain("lovelace"));
    }
  }

  @Test
  void a_missing_secret_fails_the_step_and_says_how_to_give_it() throws Exception {
    Outcome.Failed failed =
        (Outcome.Failed)
            run(
                context -> {
                  context.secret("crm/user");
                  return Outcome.succeeded().build();
                });

    assertThat(failed.retryable()).isFalse();
    assertThat(failed.message()).contains("TRAINYARD_SECRET_CRM_USER").contains("mode 600");
  }

  @Test
  void cancelling_interrupts_the_body_and_the_thread_serves_the_next_attempt() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    LocalExecutor executor =
        home.executor(
            1,
            context -> {
              if (context.order().step().name().equals("slow")) {
                begun.countDown();
                new CountDownLatch(1).await();
              }
              return Outcome.succeeded()
                  .rows(Thread.currentThread().isInterrupted() ? 1 : 0)
                  .build();
            });
    TestHome.Ended slow = home.new Ended();
    TestHome.Ended next = home.new Ended();

    Running running = executor.submit(home.order(step("slow", "step", List.of())), slow);
    executor.submit(home.order(step("next", "step", List.of())), next);
    assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
    running.cancel();

    assertThat(slow.outcome()).isEqualTo(Outcome.Failed.forGood("cancelled"));
    assertThat(next.outcome()).isEqualTo(Outcome.succeeded().rows(0).build());
  }

  @Test
  void an_attempt_cancelled_before_its_turn_never_begins() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    LocalExecutor executor =
        home.executor(
            1,
            context -> {
              release.await();
              return Outcome.succeeded().build();
            });
    TestHome.Ended first = home.new Ended();
    TestHome.Ended second = home.new Ended();
    executor.submit(home.order(step("first", "step", List.of())), first);
    Running waiting = executor.submit(home.order(step("second", "step", List.of())), second);

    waiting.cancel();

    assertThat(second.outcome()).isEqualTo(Outcome.Failed.forGood("cancelled"));
    assertThat(first.isDone()).isFalse();
    release.countDown();
    assertThat(first.outcome()).isEqualTo(Outcome.succeeded().build());
  }

  @Test
  void closing_ends_what_runs_and_refuses_what_comes() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    LocalExecutor executor =
        home.executor(
            1,
            context -> {
              begun.countDown();
              new CountDownLatch(1).await();
              return Outcome.succeeded().build();
            });
    TestHome.Ended running = home.new Ended();
    TestHome.Ended late = home.new Ended();
    executor.submit(home.order(step("running", "step", List.of())), running);
    assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

    executor.close();
    executor.submit(home.order(step("late", "step", List.of())), late);

    assertThat(running.outcome()).isEqualTo(Outcome.Failed.forGood("cancelled"));
    assertThat(late.outcome()).isEqualTo(Outcome.Failed.forGood("cancelled"));
  }

  private Outcome run(StepBody body) throws Exception {
    return home.run(step("x", "step", List.of()), body);
  }

  @SuppressWarnings("InfiniteRecursion")
  private static Outcome endless(StepContext context) {
    return endless(context);
  }

  private static Finding finding(String why) {
    return new Finding("check", "subject", true, Severity.WARNING, "1", "2", why, Optional.empty());
  }
}
