package io.trainyard.web.api;

import io.trainyard.engine.run.RunFilter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked of whoever holds a home. Thread-safe. What does not exist, or cannot be done,
 * is a {@link Problem}.
 */
public interface Desk extends AutoCloseable {
  /** The latest runs first. */
  List<RunSummary> runs(RunFilter filter, int limit);

  RunView run(long number);

  /** Why each step of a run waits, was skipped, ran again or did not. */
  WhyView why(long number);

  /** What a run would do; nothing is started. */
  PlanView plan(PlanOrder order);

  /** Starts a run and gives its number. */
  long start(RunOrder order, Asking asking);

  /** Asks a run to end; it has ended when {@link #run} says so. */
  RunSummary cancel(long number, CancelOrder order, String actor);

  /** Launches nothing more of a run; what runs goes on. */
  RunSummary pause(long number, String actor);

  /** Lets a paused run go on. */
  RunSummary resume(long number, String actor);

  /** Starts a run that runs another one again, and takes over what is unchanged. */
  RerunView rerun(long number, RerunOrder order, String actor);

  /** What the attempts of a run have asked people, oldest first. */
  List<ApprovalView> approvals(long run);

  /** Answers what an attempt of a run asks. */
  void approve(long run, ApprovalAnswer answer, String actor);

  /** Follows a run to its end, telling what happens on the way. */
  RunView follow(long number, Follower follower) throws InterruptedException;

  /** What the attempts of a run have written; of one step when it is named. */
  List<OutputView> output(long run, @Nullable String step);

  List<ModelView> models();

  /** A model with its versions, oldest first. */
  ModelView model(String name);

  List<EndpointView> endpoints();

  /**
   * What something was made of, and what was made of it.
   *
   * @param of {@code churn:3}, or {@code sha256:...} of an artifact
   */
  LineageView lineage(String of);

  HomeView home();

  KeyDesk keys();

  AuditDesk audit();

  SchedulesDesk schedules();

  TriggersDesk triggers();

  BackfillsDesk backfills();

  VersionsDesk versions();

  @Override
  void close();
}
