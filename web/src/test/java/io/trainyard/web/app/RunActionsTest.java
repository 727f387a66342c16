package io.trainyard.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What people ask of a run, as they type it. */
@EnabledOnOs(OS.LINUX)
@Timeout(240)
@Tag("slow")
final class RunActionsTest {
  private static final String STEPS =
      """
      pipeline('steps') {
          def first = step { using shell('quick.sh'); produces file('report') }
          def second = step(first.report) { using shell('checked.sh'); produces file('report') }
          def third = step(second.report) { using shell('quick.sh'); produces file('report') }
      }
      """;

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("steps.groovy"), STEPS);
    Files.writeString(folder.resolve("quick.sh"), "echo \"$TY_STEP\" > \"$TY_OUTPUT_REPORT\"\n");
    Files.writeString(
        folder.resolve("checked.sh"),
        """
        [ -e "$TY_PIPELINE_DIR/broken" ] && exit 1
        while [ -e "$TY_PIPELINE_DIR/waits" ]; do sleep 0.1; done
        echo second > "$TY_OUTPUT_REPORT"
        """);
  }

  private Typed typed(String... words) {
    return new Typed(folder).with(Map.of("USER", "ada", "PATH", System.getenv("PATH"))).run(words);
  }

  @Test
  void a_failed_run_is_run_again_from_what_failed() throws IOException {
    Files.createFile(folder.resolve("broken"));
    assertThat(typed("run", "steps.groovy").exit()).isEqualTo(Exit.FAILED);
    Files.delete(folder.resolve("broken"));

    Typed again = typed("rerun", "1");

    assertThat(again.exit()).as(again.err()).isEqualTo(Exit.OK);
    assertThat(again.err())
        .contains(
            "run 2 runs run 1 again\n",
            "  takes over first\n",
            "  runs again second (it failed), third (`second` runs again)\n");
    assertThat(typed("show", "2").out()).contains("reruns   run 1", "first   CACHED");
    assertThat(typed("rerun", "2").err()).contains("run 2 succeeded: say what of it");
    assertThat(typed("rerun", "2", "--from-step", "secnd").err())
        .contains("no step 'secnd'; did you mean 'second'?");
  }

  @Test
  void a_run_is_run_again_with_the_file_as_it_is_now() throws IOException {
    assertThat(typed("run", "steps.groovy").exit()).isEqualTo(Exit.OK);
    Files.writeString(folder.resolve("other.sh"), "echo other > \"$TY_OUTPUT_REPORT\"\n");
    Files.writeString(
        folder.resolve("steps.groovy"), STEPS.replace("shell('checked.sh')", "shell('other.sh')"));

    Typed again = typed("rerun", "1", "--code", "new", "--failed");

    assertThat(again.exit()).as(again.err()).isEqualTo(Exit.OK);
    assertThat(again.err()).contains("runs again second (it is not what it was)");
  }

  @Test
  void wrong_uses_are_told_before_anything_runs() {
    assertThat(typed("rerun", "1", "--all", "--failed").err()).contains("exclude each other");
    assertThat(typed("rerun", "1", "--key", "eu").err()).contains("name the step with --from-step");
    assertThat(typed("rerun", "1", "--code", "old").err()).contains("--code is new or same");
    assertThat(typed("rerun", "1", "--file", "x").err()).contains("say --code new, too");
    assertThat(typed("rerun", "1").exit()).isEqualTo(Exit.USAGE);
  }

  @Test
  void where_nothing_runs_cancel_pause_and_resume_say_so() {
    assertThat(typed("run", "steps.groovy").exit()).isEqualTo(Exit.OK);
    for (String verb : new String[] {"cancel", "pause", "resume"}) {
      Typed asked = typed(verb, "1");
      assertThat(asked.exit()).isEqualTo(Exit.USAGE);
      assertThat(asked.err())
          .isEqualTo("trainyard: run 1 has ended: SUCCEEDED; nothing runs in this home.\n");
    }
  }

  @Test
  void a_server_that_is_told_to_end_lets_running_steps_end_and_the_next_one_goes_on()
      throws Exception {
    Files.createFile(folder.resolve("waits"));
    try (CommandProcess server =
        CommandProcess.start(folder, "serve", "--port", "0", "--drain", "60")) {
      server.awaitPrinted("no endpoints yet");
      Thread run = new Thread(() -> typed("run", "steps.groovy"));
      run.setDaemon(true);
      run.start();
      Awaitility.await().until(() -> typed("show", "1").out().contains("second  RUNNING"));
      server.signal("TERM");
      Files.delete(folder.resolve("waits"));
      assertThat(server.exit()).isZero();
      assertThat(server.printed()).contains("stopping: the next serve goes on with run 1");
    }
    try (CommandProcess server = CommandProcess.start(folder, "serve", "--port", "0")) {
      server.awaitPrinted("going on with run 1");
      Awaitility.await()
          .until(() -> typed("show", "1").out().contains("run 1 of steps  SUCCEEDED"));
      assertThat(typed("show", "1").out()).doesNotContain("lost");
      server.signal("TERM");
    }
  }

  @Test
  void a_step_that_outlasts_the_drain_is_stopped_and_the_next_server_runs_it_without_a_loss()
      throws Exception {
    Files.createFile(folder.resolve("waits"));
    try (CommandProcess server =
        CommandProcess.start(folder, "serve", "--port", "0", "--drain", "1")) {
      server.awaitPrinted("no endpoints yet");
      Thread run = new Thread(() -> typed("run", "steps.groovy"));
      run.setDaemon(true);
      run.start();
      Awaitility.await().until(() -> typed("show", "1").out().contains("second  RUNNING"));
      server.signal("TERM");
      assertThat(server.exit()).isZero();
      assertThat(server.printed())
          .contains("steps still run after 1 s; they run again later")
          .contains("stopping: the next serve goes on with run 1")
          .doesNotContain("not all of them stop");
    }
    assertThat(typed("show", "1").out())
        .contains("second  WAITING", "the server was stopped while it ran");
    Files.delete(folder.resolve("waits"));
    try (CommandProcess server = CommandProcess.start(folder, "serve", "--port", "0")) {
      server.awaitPrinted("going on with run 1");
      Awaitility.await()
          .until(() -> typed("show", "1").out().contains("run 1 of steps  SUCCEEDED"));
      assertThat(typed("show", "1").out()).doesNotContain("lost", "try 2");
      server.signal("TERM");
    }
  }

  @Test
  void a_server_takes_up_a_paused_run_after_a_kill_and_a_person_resumes_it() throws Exception {
    Files.createFile(folder.resolve("waits"));
    try (CommandProcess server = CommandProcess.start(folder, "serve", "--port", "0")) {
      server.awaitPrinted("no endpoints yet");
      Thread run = new Thread(() -> typed("run", "steps.groovy"));
      run.setDaemon(true);
      run.start();
      Awaitility.await().until(() -> typed("show", "1").out().contains("second  RUNNING"));
      Typed paused = typed("pause", "1");
      assertThat(paused.out())
          .isEqualTo(
              """
              run 1 is paused by os:ada
                still running: second
                go on: ./trainyard resume 1
              """);
      assertThat(typed("runs").out()).contains("RUNNING, paused");
      server.signal("KILL");
      server.exit();
    }
    assertThat(typed("resume", "1").err()).contains("trainyard serve goes on with it");
    Files.delete(folder.resolve("waits"));
    try (CommandProcess server = CommandProcess.start(folder, "serve", "--port", "0")) {
      server.awaitPrinted("going on with run 1");
      assertThat(typed("show", "1").out()).contains("paused   by os:ada", "second  FAILED (lost)");
      assertThat(typed("resume", "1").out()).isEqualTo("run 1 goes on\n");
      Awaitility.await()
          .until(() -> typed("show", "1").out().contains("run 1 of steps  SUCCEEDED"));
      server.signal("TERM");
    }
  }

  @Test
  void a_run_is_cancelled_at_the_server_that_runs_it() throws Exception {
    Files.createFile(folder.resolve("waits"));
    try (CommandProcess server = CommandProcess.start(folder, "serve", "--port", "0")) {
      server.awaitPrinted("no endpoints yet");
      Thread run = new Thread(() -> typed("run", "steps.groovy"));
      run.setDaemon(true);
      run.start();
      Awaitility.await().until(() -> typed("show", "1").out().contains("second  RUNNING"));

      Typed cancel = typed("cancel", "1");

      assertThat(cancel.exit()).as(cancel.err()).isEqualTo(Exit.OK);
      assertThat(cancel.out())
          .contains(
              "run 1 CANCELLED", "cancelled by os:ada", "stopped: second", "not begun: third");
      assertThat(typed("cancel", "1").err()).isEqualTo("trainyard: run 1 has ended: CANCELLED.\n");
      server.signal("TERM");
    }
  }
}
