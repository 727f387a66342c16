package io.trainyard.engine.simulation;

import io.trainyard.engine.event.Journal;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.event.NewEvent;
import io.trainyard.engine.run.Alarm;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.Item;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunEvents;
import io.trainyard.engine.run.RunState;
import io.trainyard.engine.run.RunnerPorts;
import io.trainyard.engine.run.Runs;
import io.trainyard.engine.run.StepExecutor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * Mistakes that an engine of this kind is known to make, each made at one of its ports. Nothing of
 * the shipped code knows them.
 */
enum PlantedBug {
  /** A late report counts for the launch of its node that runs now. */
  TOKEN_IS_NOT_CHECKED(
      atExecutor(
          port -> {
            Map<String, AttemptOrder> latest = new HashMap<>();
            return new OtherExecutor(port) {
              @Override
              Running launch(StepExecutor executor, AttemptOrder order, Listener listener) {
                latest.put(node(order), order);
                return super.launch(executor, order, listener);
              }

              @Override
              void pass(Listener listener, AttemptOrder order, Outcome outcome) {
                listener.ended(latest.getOrDefault(node(order), order), outcome);
              }
            };
          })),
  /** What was asked to stop counts as ended. */
  SLOT_IS_FREED_BEFORE_THE_END_IS_PROVED(
      atExecutor(
          port ->
              new OtherExecutor(port) {
                @Override
                void stop(Running running, AttemptOrder order, Listener listener) {
                  running.cancel();
                  listener.ended(order, Outcome.Failed.error("interrupted"));
                }
              })),
  /** An attempt is handed on twice. */
  LAUNCHED_TWICE(
      atExecutor(
          port ->
              new OtherExecutor(port) {
                @Override
                Running launch(StepExecutor executor, AttemptOrder order, Listener listener) {
                  executor.submit(order, listener);
                  return executor.submit(order, listener);
                }
              })),
  /** Nobody is told that an attempt waits, so that it holds its slot. */
  WAITING_HOLDS_A_SLOT(
      atExecutor(
          port ->
              new OtherExecutor(port) {
                @Override
                void pass(Listener listener, AttemptOrder order, Outcome outcome) {
                  if (!(outcome instanceof Outcome.Waiting)) {
                    listener.ended(order, outcome);
                  }
                }
              })),
  /** After a restart a cancelled run goes on. */
  CANCEL_IS_FORGOTTEN(
      atRuns(
          port ->
              new OtherRuns(port) {
                @Override
                Run read(Run run) {
                  return without(run, false, true);
                }
              })),
  /** After a restart a paused run goes on. */
  PAUSE_IS_FORGOTTEN(
      atRuns(
          port ->
              new OtherRuns(port) {
                @Override
                Run read(Run run) {
                  return without(run, true, false);
                }
              })),
  /** After a restart, what was lost counts as failed. */
  LOST_COUNTS_AS_FAILED(
      atRuns(
          port ->
              new OtherRuns(port) {
                @Override
                Attempt read(Attempt attempt) {
                  return without(attempt, false, true);
                }
              })),
  /** After a restart nothing seems to have run that a cleanup is for. */
  CLEANUP_IS_SKIPPED(
      atRuns(
          port ->
              new OtherRuns(port) {
                @Override
                Attempt read(Attempt attempt) {
                  return without(attempt, true, false);
                }
              })),
  /** After a restart, a run that had not begun is not taken up. */
  QUEUED_RUN_IS_FORGOTTEN(
      atRuns(
          port ->
              new OtherRuns(port) {
                @Override
                public List<Run> unfinished() {
                  return super.unfinished().stream()
                      .filter(run -> run.state() != RunState.QUEUED)
                      .toList();
                }
              })),
  /** After a restart, what ended is run again. */
  SUCCESS_IS_FORGOTTEN(
      atRuns(
          port ->
              new OtherRuns(port) {
                @Override
                public List<Attempt> unfinishedAttempts() {
                  return super.unfinishedAttempts().stream()
                      .filter(attempt -> !attempt.state().isDone())
                      .toList();
                }
              })),
  /** After a restart, a list is taken for empty. */
  ITEMS_ARE_FORGOTTEN(
      atRuns(
          port ->
              new OtherRuns(port) {
                @Override
                public List<Item> items(long attempt) {
                  return List.of();
                }
              })),
  /** After a restart, an attempt that waited begins anew. */
  WAIT_STATE_IS_FORGOTTEN(
      atRuns(
          port ->
              new OtherRuns(port) {
                @Override
                public String waitingState(long attempt) {
                  return "";
                }
              })),
  /** After a restart, tokens are handed out from the first one on. */
  TOKENS_START_ANEW(
      atRuns(
          port ->
              new OtherRuns(port) {
                @Override
                public Numbers numbers() {
                  Numbers numbers = super.numbers();
                  return new Numbers(numbers.run(), numbers.attempt(), 0);
                }
              })),
  /** What an attempt states is written after its end, in a transaction of its own. */
  FACTS_FOLLOW_THE_END(
      atJournal(
          port ->
              new OtherJournal(port) {
                @Override
                long write(Journal journal, List<NewEvent> transaction) throws Conflict {
                  return inTwo(journal, transaction, false);
                }
              })),
  /** What an attempt states is written before its end, in a transaction of its own. */
  FACTS_ARE_COMMITTED_WITHOUT_THE_END(
      atJournal(
          port ->
              new OtherJournal(port) {
                @Override
                long write(Journal journal, List<NewEvent> transaction) throws Conflict {
                  return inTwo(journal, transaction, true);
                }
              })),
  /** Each event is a transaction of its own. */
  NO_TRANSACTIONS(
      atJournal(
          port ->
              new OtherJournal(port) {
                @Override
                long write(Journal journal, List<NewEvent> transaction) throws Conflict {
                  long seq = 0;
                  for (NewEvent event : transaction) {
                    seq = journal.write(List.of(event));
                  }
                  return seq;
                }
              })),
  /** A run is acknowledged before it is in the log. */
  ANSWER_BEFORE_THE_LOG(
      atJournal(
          port -> {
            List<List<NewEvent>> later = new ArrayList<>();
            return new OtherJournal(port) {
              @Override
              long write(Journal journal, List<NewEvent> transaction) throws Conflict {
                List<List<NewEvent>> now = List.copyOf(later);
                later.clear();
                for (List<NewEvent> waiting : now) {
                  journal.write(waiting);
                }
                if (transaction.get(0).kind().equals(RunEvents.RUN_CREATED)) {
                  later.add(transaction);
                  return 0;
                }
                return journal.write(transaction);
              }
            };
          })),
  /** A refused transaction is taken for a written one. */
  CONFLICT_IS_SWALLOWED(
      atJournal(
          port ->
              new OtherJournal(port) {
                @Override
                long write(Journal journal, List<NewEvent> transaction) {
                  try {
                    return journal.write(transaction);
                  } catch (Conflict e) {
                    return 0;
                  }
                }
              })),
  /** Every fifth alarm does not ring. */
  ALARM_IS_LOST(
      atAlarm(
          port -> {
            AtomicInteger alarms = new AtomicInteger();
            return (time, task) ->
                port.at(time, alarms.incrementAndGet() % 5 == 0 ? () -> {} : task);
          }));

  private final UnaryOperator<RunnerPorts> mistake;

  PlantedBug(UnaryOperator<RunnerPorts> mistake) {
    this.mistake = mistake;
  }

  /** The ports with the mistake at one of them. */
  RunnerPorts plant(RunnerPorts ports) {
    return mistake.apply(ports);
  }

  private static String node(AttemptOrder order) {
    return order.run() + "/" + order.step().name() + "/" + order.key();
  }

  private static long inTwo(Journal journal, List<NewEvent> transaction, boolean factsFirst)
      throws Conflict {
    List<NewEvent> facts =
        transaction.stream().filter(event -> event.kind().equals("simulated.effect")).toList();
    List<NewEvent> rest = new ArrayList<>(transaction);
    rest.removeAll(facts);
    if (facts.isEmpty() || rest.isEmpty()) {
      return journal.write(transaction);
    }
    journal.write(factsFirst ? facts : rest);
    return journal.write(factsFirst ? rest : facts);
  }

  private static UnaryOperator<RunnerPorts> atExecutor(UnaryOperator<StepExecutor> mistake) {
    return real ->
        ports(real, real.journal(), real.runs(), mistake.apply(real.executor()), real.alarm());
  }

  private static UnaryOperator<RunnerPorts> atRuns(UnaryOperator<Runs> mistake) {
    return real ->
        ports(real, real.journal(), mistake.apply(real.runs()), real.executor(), real.alarm());
  }

  private static UnaryOperator<RunnerPorts> atJournal(UnaryOperator<Journal> mistake) {
    return real ->
        ports(real, mistake.apply(real.journal()), real.runs(), real.executor(), real.alarm());
  }

  private static UnaryOperator<RunnerPorts> atAlarm(UnaryOperator<Alarm> mistake) {
    return real ->
        ports(real, real.journal(), real.runs(), real.executor(), mistake.apply(real.alarm()));
  }

  private static RunnerPorts ports(
      RunnerPorts real, Journal journal, Runs runs, StepExecutor executor, Alarm alarm) {
    return new RunnerPorts(
        journal, runs, real.references(), executor, real.artifacts(), alarm, real.clock());
  }
}
