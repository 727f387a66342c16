package io.trainyard.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.event.Journal.JournalStopped;
import io.trainyard.engine.run.RunnerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ctrl-C, SIGTERM and a timeout against processes that ignore every wish to end. */
@EnabledOnOs(OS.LINUX)
@Timeout(240)
@Tag("slow")
final class CancelTest {
  /** Three processes: the script, a child in its session, and one in a session of its own. */
  private static final String SCRIPT =
      """
      trap '' TERM INT HUP
      echo $$ >> PIDS
      (trap '' TERM; sh -c 'trap "" TERM; echo $$ >> PIDS; while :; do sleep 1; done') &
      setsid sh -c 'trap "" TERM; echo $$ >> PIDS; while :; do sleep 1; done' &
      while :; do sleep 1; done
      """;

  private static final int PROCESSES = 3;

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    String pids = folder.resolve("pids").toString();
    Files.writeString(folder.resolve("stubborn.sh"), SCRIPT.replace("PIDS", pids));
    pipeline("stubborn", "");
    pipeline("timed", "timeout 1.seconds; retry none");
  }

  private void pipeline(String name, String more) throws IOException {
    String text =
        """
        pipeline('%s') {
            def first = step {
                using shell('stubborn.sh')
                produces file('report')
                %s
            }
            def second = step(first.report) { using shell('stubborn.sh'); produces file('report') }
        }
        """;
    Files.writeString(folder.resolve(name + ".groovy"), text.formatted(name, more));
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void the_first_signal_cancels_and_leaves_no_process(String signal) throws Exception {
    try (CommandProcess run = CommandProcess.start(folder, "run", "stubborn.groovy")) {
      run.awaitPids(PROCESSES);
      run.signal(signal);

      assertThat(run.exit()).as(run.printed()).isEqualTo(Exit.INTERRUPTED);
      assertThat(run.alive()).isEmpty();
      assertThat(run.printed())
          .contains("cancelling run 1: ", "first  CANCELLED", "run 1 CANCELLED in ")
          .contains("  stopped: first ", "  not begun: second")
          .doesNotContain("Exception", "\tat ");
    }
    Typed show = new Typed(folder).run("show", "1", "--json");
    assertThat(show.out()).contains("\"state\" : \"CANCELLED\"").doesNotContain("RUNNING");
  }

  @Test
  void the_second_signal_kills_at_once_and_the_next_run_finds_the_first_lost() throws Exception {
    try (CommandProcess run = CommandProcess.start(folder, "run", "stubborn.groovy")) {
      run.awaitPids(PROCESSES);
      run.signal("INT");
      run.awaitPrinted("cancelling run 1: ");
      run.signal("INT");

      assertThat(run.exit()).as(run.printed()).isEqualTo(Exit.INTERRUPTED);
      assertThat(run.printed()).doesNotContain("run 1 CANCELLED", "Exception", "\tat ");
      assertThat(run.alive()).isEmpty();
    }
    Files.delete(folder.resolve("pids"));
    assertThat(new Typed(folder).run("run", "timed.groovy").exit()).isEqualTo(Exit.FAILED);
    assertThat(new Typed(folder).run("show", "1").out())
        .contains("run 1 of stubborn  FAILED", "the process that ran it ended", "FAILED (lost)");
  }

  @Test
  void a_timeout_leaves_no_process() throws Exception {
    try (CommandProcess run = CommandProcess.start(folder, "run", "timed.groovy")) {
      run.awaitPids(PROCESSES);

      assertThat(run.exit()).as(run.printed()).isEqualTo(Exit.FAILED);
      assertThat(run.alive()).isEmpty();
      assertThat(run.printed())
          .contains("first  FAILED (timeout)", "ran longer than its timeout of 1 s")
          .doesNotContain("Exception", "\tat ");
    }
  }

  @Test
  void the_runner_waits_longer_than_processes_may_take_to_end() {
    Trainyard trainyard =
        new Trainyard(
            Home.of(folder.resolve("home").toString(), new Typed(folder).shell()),
            new Typed(folder).shell());

    assertThat(RunnerSettings.ofSlots(1).grace()).isGreaterThan(trainyard.grace().longestEnd());
  }

  @Test
  void a_journal_that_stopped_is_one_sentence_and_exit_2() {
    Typed typed = new Typed(folder);
    JournalStopped stopped =
        new JournalStopped("the disk of home is full", new IOException("No space left"));

    int exit = Failures.end(stopped, new RunVerb(typed.shell()), typed.shell());

    assertThat(exit).isEqualTo(Exit.USAGE);
    assertThat(typed.err()).isEqualTo("trainyard: the disk of home is full.\n");
  }
}
