package io.trainyard.engine.schedule;

import io.trainyard.engine.run.Alarm;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;

/**
 * An {@link Alarm} by Quartz, which does nothing but wake: it keeps no schedule, no job of its own
 * outlives a call, and all of it is lost with the process. Thread-safe.
 */
public final class QuartzAlarm implements Alarm, AutoCloseable {
  private static final AtomicLong NAMES = new AtomicLong();

  private final Scheduler quartz;
  private final Map<String, Runnable> tasks = new ConcurrentHashMap<>();
  private final AtomicLong calls = new AtomicLong();

  /** Never made by Quartz itself: the factory of jobs hands out tasks. */
  private record Ring(Runnable task) implements Job {
    @Override
    public void execute(JobExecutionContext context) {
      task.run();
    }
  }

  /** An alarm on two threads of its own, which do not keep a process from ending. */
  public QuartzAlarm() {
    Properties settings = new Properties();
    settings.setProperty("org.quartz.scheduler.instanceName", "alarm-" + NAMES.incrementAndGet());
    settings.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
    settings.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
    settings.setProperty("org.quartz.threadPool.threadCount", "1");
    settings.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
    settings.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
    try {
      quartz = new StdSchedulerFactory(settings).getScheduler();
      quartz.setJobFactory((bundle, scheduler) -> ring(bundle.getJobDetail().getKey()));
      quartz.start();
    } catch (SchedulerException e) {
      throw new IllegalStateException("the alarm clock does not start", e);
    }
  }

  private Ring ring(JobKey key) {
    Runnable task = tasks.remove(key.getName());
    return new Ring(task == null ? () -> {} : task);
  }

  @Override
  public Wake at(Instant time, Runnable task) {
    String name = "call-" + calls.incrementAndGet();
    JobDetail job = JobBuilder.newJob(Ring.class).withIdentity(name).build();
    Trigger trigger =
        TriggerBuilder.newTrigger().withIdentity(name).startAt(Date.from(time)).build();
    tasks.put(name, task);
    try {
      quartz.scheduleJob(job, trigger);
    } catch (SchedulerException e) {
      tasks.remove(name);
      throw new IllegalStateException("the alarm clock takes no call", e);
    }
    return () -> cancel(name);
  }

  private void cancel(String name) {
    if (tasks.remove(name) == null) {
      return;
    }
    try {
      quartz.deleteJob(JobKey.jobKey(name));
    } catch (SchedulerException e) {
      throw new IllegalStateException("the alarm clock takes no call back", e);
    }
  }

  /** Forgets every call that is still to come. */
  @Override
  public void close() {
    tasks.clear();
    try {
      quartz.shutdown(false);
    } catch (SchedulerException e) {
      throw new IllegalStateException("the alarm clock does not stop", e);
    }
  }
}
