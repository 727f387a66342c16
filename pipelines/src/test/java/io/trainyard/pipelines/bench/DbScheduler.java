package io.trainyard.pipelines.bench;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * db-scheduler on PostgreSQL, set for speed: 8 threads, immediate execution, lock-and-fetch. The
 * end of a step schedules the next in the same library. It has no graph, so a step that waits for
 * many is left out.
 */
final class DbScheduler implements Peer {
  private static final int CONNECTIONS = 12;
  private static final Duration POLL = Duration.ofMillis(100);
  private static final long LONGEST_MINUTES = 5;
  private static final TaskDescriptor<Integer> STEP = TaskDescriptor.of("step", Integer.class);
  private static final String TABLE =
      "create table scheduled_tasks(task_name text not null, task_instance text not null,"
          + " task_data bytea, execution_time timestamp with time zone not null,"
          + " picked boolean not null, picked_by text, last_success timestamp with time zone,"
          + " last_failure timestamp with time zone, consecutive_failures int,"
          + " last_heartbeat timestamp with time zone, version bigint not null, priority smallint,"
          + " state text, primary key(task_name, task_instance))";

  private final String url;
  private final AtomicInteger ids = new AtomicInteger();

  DbScheduler(String url) {
    this.url = url;
  }

  @Override
  public Measured run(Workload workload, Path folder) throws Exception {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(CONNECTIONS);
    try (HikariDataSource database = new HikariDataSource(config)) {
      prepare(database);
      return run(workload, database);
    }
  }

  private static void prepare(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("drop table if exists scheduled_tasks");
      statement.execute(TABLE);
      statement.execute("create index execution_time_idx on scheduled_tasks(execution_time)");
    }
  }

  private Measured run(Workload workload, DataSource database) throws InterruptedException {
    int[][] parents = workload.parents();
    boolean isFan = workload == Workload.W2;
    int steps = isFan ? parents.length - 1 : workload.steps();
    CountDownLatch left = new CountDownLatch(steps);
    Scheduler scheduler = scheduler(database, workload.startsProcesses(), left);
    scheduler.start();
    try {
      long start = System.nanoTime();
      int chains = isFan ? steps : workload.runs();
      for (int chain = 0; chain < chains; chain++) {
        schedule(scheduler, steps / chains);
      }
      if (!left.await(LONGEST_MINUTES, TimeUnit.MINUTES)) {
        throw new IllegalStateException(left.getCount() + " steps have not ended");
      }
      return Measured.of(steps, System.nanoTime() - start);
    } finally {
      scheduler.stop();
    }
  }

  private Scheduler scheduler(DataSource database, boolean startsProcesses, CountDownLatch left) {
    Scheduler[] self = new Scheduler[1];
    OneTimeTask<Integer> step =
        Tasks.oneTime(STEP)
            .execute(
                (instance, context) -> {
                  Floor.work(startsProcesses);
                  if (instance.getData() > 1) {
                    schedule(self[0], instance.getData() - 1);
                  }
                  left.countDown();
                });
    self[0] =
        Scheduler.create(database, step)
            .threads(Floor.THREADS)
            .pollingInterval(POLL)
            .pollUsingLockAndFetch(1.0, 4.0)
            .enableImmediateExecution()
            .build();
    return self[0];
  }

  private void schedule(Scheduler scheduler, int stepsLeft) {
    scheduler.schedule(
        STEP.instance("i" + ids.incrementAndGet()).data(stepsLeft).scheduledTo(Instant.now()));
  }
}
