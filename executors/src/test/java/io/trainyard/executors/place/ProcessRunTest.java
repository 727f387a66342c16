package io.trainyard.executors.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ProcessRunTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("PATH", "/usr/bin:/bin", "GIVEN", "yes");

  @TempDir Path folder;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final ProcessRun processes =
      new ProcessRun(new Grace(Duration.ofMillis(500), System::nanoTime), Thread::new);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 64, 75, 255})
  void the_exit_code_is_the_process_s_own(int code) throws Exception {
    assertThat(shell("exit " + code)).isEqualTo(code);
  }

  @Test
  void a_process_that_a_signal_ended_gives_128_and_the_signal() throws Exception {
    assertThat(shell("kill -KILL $$")).isEqualTo(137);
  }

  @Test
  void what_is_printed_on_either_stream_comes_in_its_order() throws Exception {
    shell("echo one; echo two >&2; printf three");

    assertThat(printed()).isEqualTo("one\ntwo\nthree");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"; rm -rf /", "$(id)", "`id`", "a\nb", "\"'\\", "*", "--help", "", "& |<>"})
  void an_argument_reaches_the_process_unchanged(String hostile) throws Exception {
    run(List.of("/bin/sh", "-c", "printf '%s' \"$1\"", "sh", hostile));

    assertThat(printed()).isEqualTo(hostile);
  }

  @Test
  void nothing_of_our_own_environment_is_handed_down() throws Exception {
    shell("env | sort | grep -v -e '^PWD=' -e '^_=' -e '^SHLVL=' -e '^OLDPWD=' -e '^TY_PROCESS='");

    assertThat(printed()).isEqualTo("GIVEN=yes\nPATH=/usr/bin:/bin\n");
  }

  @Test
  void a_zero_byte_is_refused_before_anything_starts() {
    assertThatThrownBy(() -> run(List.of("/bin/echo", "a\0b")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("zero byte");
  }

  @Test
  void standard_input_is_empty() throws Exception {
    assertThat(shell("cat")).isZero();
  }

  @Test
  void a_program_that_is_not_there_is_an_io_exception() {
    ProcessRun plain =
        new ProcessRun(new Grace(Duration.ofMillis(100), System::nanoTime), Thread::new);

    assertThatThrownBy(
            () ->
                plain.run(
                    new Command(List.of("/no/such"), folder.resolve("none"), Map.of()), output))
        .isInstanceOf(IOException.class);
  }

  @Test
  void what_a_process_leaves_behind_is_ended_with_it() throws Exception {
    shell("sleep 300 & echo $! > pids; exit 0");

    assertNoneIsAlive();
  }

  @ParameterizedTest(name = "after {0} s")
  @ValueSource(longs = {0, 10})
  void who_ignores_term_in_a_session_of_its_own_is_ended_among_few_and_among_all(long seconds)
      throws Exception {
    // Ten seconds later all processes of the machine are looked at, before only the last ones.
    AtomicLong looks = new AtomicLong();
    LongSupplier clock = () -> Duration.ofSeconds(seconds * looks.getAndIncrement()).toNanos();
    ProcessRun clocked = new ProcessRun(new Grace(Duration.ZERO, clock), Thread::new);
    String script =
        """
        setsid sh -c 'trap "" TERM; echo $$ >> pids; while :; do sleep 1; done' &
        (setsid sh -c 'trap "" TERM; echo $$ >> pids; sleep 300; sleep 300' &) &
        while [ "$(wc -l < pids)" != 2 ]; do :; done 2> none
        """;

    int code =
        clocked.run(new Command(List.of("/bin/sh", "-c", script), folder, ENVIRONMENT), output);

    assertThat(code).isZero();
    assertNoneIsAlive();
  }

  @Test
  void a_child_that_ignores_term_and_forks_is_gone_within_5_seconds_of_the_interrupt()
      throws Exception {
    interruptedWhileRunning(
        """
        trap '' TERM INT HUP
        echo $$ > pids
        (trap '' TERM; echo $$ > ignored; sh -c 'trap "" TERM; echo $$ >> pids; sleep 300; sleep 300') &
        setsid sh -c 'trap "" TERM; echo $$ >> pids; while :; do sleep 1; done' &
        (setsid sh -c 'trap "" TERM; echo $$ >> pids; sleep 300' &) &
        env -i /usr/bin/sh -c 'trap "" TERM; echo $$ >> pids; sleep 300' &
        while :; do sleep 1; done
        """,
        5);

    assertNoneIsAlive();
  }

  @Test
  void the_grace_is_over_when_the_given_clock_says_so() throws Exception {
    AtomicLong hours = new AtomicLong();
    Grace grace =
        new Grace(
            Duration.ofMinutes(30), () -> Duration.ofHours(hours.getAndIncrement()).toNanos());
    ProcessRun clocked = new ProcessRun(grace, Thread::new);
    String script =
        "sh -c 'trap \"\" TERM; echo $$ > pids; sleep 300' & while [ ! -s pids ]; do :; done";
    Command command = new Command(List.of("/bin/sh", "-c", script), folder, ENVIRONMENT);

    clocked.run(command, output);

    assertThat(hours.get()).isGreaterThan(1);
    assertNoneIsAlive();
  }

  @Test
  void a_child_that_heeds_term_may_clean_up() throws Exception {
    interruptedWhileRunning(
        """
        trap 'echo cleaned; exit 3' TERM
        for n in 1 2 3 4 5; do echo $$ >> pids; done
        while :; do sleep 0.05; done
        """,
        5);

    assertThat(printed()).endsWith("cleaned\n");
  }

  @Test
  void a_child_that_prints_without_end_of_hundred_megabytes_is_capped() throws Exception {
    Path file = folder.resolve("output.log");
    try (OutputStream capped = new CappedFile(file, 100_000)) {
      Command command =
          new Command(
              List.of("/bin/sh", "-c", "echo first; head -c 100000000 /dev/zero; echo; echo last"),
              folder,
              ENVIRONMENT);
      assertThat(processes.run(command, capped)).isZero();
    }

    assertThat(Files.size(file)).isBetween(100_000L, 100_100L);
    String kept = Files.readString(file, StandardCharsets.ISO_8859_1);
    assertThat(kept.startsWith("first\n")).isTrue();
    assertThat(kept.endsWith("\nlast\n")).isTrue();
    assertThat(kept).contains("\n... 99,900,012 bytes left out ...\n");
  }

  private void interruptedWhileRunning(String script, int pidsAwaited) throws Exception {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                shell(script);
              } catch (IOException | InterruptedException e) {
                thrown.set(e);
              }
            });
    thread.start();
    await().atMost(20, TimeUnit.SECONDS).until(() -> pids().size() >= pidsAwaited);
    thread.interrupt();
    thread.join(5_000);

    assertThat(thread.isAlive()).isFalse();
    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
  }

  private void assertNoneIsAlive() throws IOException {
    assertThat(pids()).isNotEmpty().allSatisfy(pid -> assertThat(isRunning(pid)).isFalse());
  }

  /** A process that is dead but not yet waited for still has an entry. */
  private static boolean isRunning(long pid) throws IOException {
    Path stat = Path.of("/proc/" + pid + "/stat");
    return Files.exists(stat) && !Files.readString(stat).contains(") Z ");
  }

  private List<Long> pids() throws IOException {
    Path file = folder.resolve("pids");
    List<Long> pids = new ArrayList<>();
    if (Files.exists(file)) {
      Files.readAllLines(file).forEach(line -> pids.add(Long.parseLong(line.strip())));
    }
    return pids;
  }

  private int shell(String script) throws IOException, InterruptedException {
    return run(List.of("/bin/sh", "-c", script));
  }

  private int run(List<String> argv) throws IOException, InterruptedException {
    return processes.run(new Command(argv, folder, ENVIRONMENT), output);
  }

  private String printed() {
    return output.toString(StandardCharsets.UTF_8);
  }
}
