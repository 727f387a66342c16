package io.trainyard.executors.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HandOverTest {
  private final Queue<Thread> begun = new ConcurrentLinkedQueue<>();
  private final ThreadPoolExecutor pool = HandOver.pool(3, this::thread);

  private Thread thread(Runnable task) {
    Thread thread = new Thread(task);
    begun.add(thread);
    return thread;
  }

  @AfterEach
  void close() {
    pool.shutdownNow();
  }

  /** Whether a thread that waits for ever waits for a time is the JDK's business. */
  private void awaitIdle() {
    Set<Thread.State> idle = EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);
    Awaitility.await()
        .until(() -> begun.stream().allMatch(thread -> idle.contains(thread.getState())));
  }

  @Test
  void tasks_one_after_the_other_share_a_thread() {
    for (int task = 0; task < 10; task++) {
      pool.execute(() -> {});
      awaitIdle();
    }

    assertThat(begun).hasSize(1);
  }

  @Test
  void tasks_side_by_side_have_a_thread_each_and_one_more_waits_its_turn() throws Exception {
    CountDownLatch three = new CountDownLatch(3);
    CountDownLatch end = new CountDownLatch(1);
    Queue<String> said = new ConcurrentLinkedQueue<>();
    for (int task = 0; task < 3; task++) {
      pool.execute(
          () -> {
            three.countDown();
            await(end);
            said.add("early");
          });
    }
    three.await();
    CountDownLatch late = new CountDownLatch(1);
    pool.execute(
        () -> {
          said.add("late");
          late.countDown();
        });

    assertThat(begun).hasSize(3);
    assertThat(pool.getQueue()).hasSize(1);
    assertThat(said).isEmpty();
    end.countDown();
    late.await();
    assertThat(said).contains("late");
    assertThat(begun).hasSize(3);
  }

  @Test
  void tasks_that_come_at_any_moment_from_many_sides_are_all_done() throws Exception {
    int senders = 8;
    int each = 2_000;
    CountDownLatch done = new CountDownLatch(senders * each);
    List<Thread> sending = new ArrayList<>();
    for (int sender = 0; sender < senders; sender++) {
      Thread thread =
          new Thread(
              () -> {
                for (int task = 0; task < each; task++) {
                  pool.execute(done::countDown);
                }
              });
      thread.start();
      sending.add(thread);
    }
    for (Thread thread : sending) {
      thread.join();
    }

    assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(begun).hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void what_waits_is_still_done_after_the_close_and_what_comes_later_is_refused() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    Queue<Integer> done = new ConcurrentLinkedQueue<>();
    for (int task = 0; task < 5; task++) {
      int number = task;
      pool.execute(
          () -> {
            await(end);
            done.add(number);
          });
    }
    pool.shutdown();

    assertThatThrownBy(() -> pool.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessage("these threads are closed");
    end.countDown();
    assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    assertThat(done).containsExactlyInAnyOrderElementsOf(List.of(0, 1, 2, 3, 4));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
