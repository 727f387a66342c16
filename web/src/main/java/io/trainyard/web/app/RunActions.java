package io.trainyard.web.app;

import io.trainyard.engine.run.Cancellation;
import io.trainyard.engine.run.RefusedStart;
import io.trainyard.engine.run.Rerun;
import io.trainyard.engine.run.RerunRequest;
import io.trainyard.engine.run.Run;
import io.trainyard.web.api.Problem;
import io.trainyard.web.api.RerunOrder;
import io.trainyard.web.api.RerunView;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Does what is asked of a run that is there. Thread-safe. */
final class RunActions {
  private final HomeGraph graph;
  private final Starting starting;

  RunActions(HomeGraph graph, Starting starting) {
    this.graph = graph;
    this.starting = starting;
  }

  /** Asks it to end; what runs may still take a moment. */
  Run cancel(Run run, Cancellation by) {
    requireGoesOn(run);
    graph.runner().cancel(run.number(), by);
    return run.state().isDone() || run.cancelledBy().isPresent() ? run : run.cancelAsked(by);
  }

  Run pause(Run run, String actor) {
    requireGoesOn(run);
    return changed(graph.runner().pause(run.number(), actor));
  }

  Run resume(Run run, String actor) {
    requireGoesOn(run);
    return changed(graph.runner().resume(run.number(), actor));
  }

  RerunView rerun(Run run, RerunOrder order, String actor) {
    RerunRequest request =
        new RerunRequest(
            run.number(), what(order), code(order.code()), isNew(order), order.params(), actor);
    try {
      Rerun made = graph.runner().rerun(request);
      return RerunView.of(made.run(), made.plan());
    } catch (RefusedStart e) {
      throw Problem.badRequest(Sentence.of(e.getMessage()));
    }
  }

  private static void requireGoesOn(Run run) {
    if (run.state().isDone()) {
      throw Problem.conflict("run %d has ended: %s.".formatted(run.number(), run.state()));
    }
  }

  private static Run changed(CompletableFuture<Run> change) {
    try {
      return change.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof IllegalStateException late) {
        throw Problem.conflict(Sentence.of(late.getMessage()));
      }
      throw e;
    }
  }

  private static RerunRequest.What what(RerunOrder order) {
    String what = order.what() == null ? "" : order.what();
    String step = order.step() == null ? "" : order.step();
    String key = order.key() == null ? "" : order.key();
    return switch (what) {
      case "" -> new RerunRequest.Usual();
      case "failed" -> new RerunRequest.Failed();
      case "all" -> new RerunRequest.All();
      case "step" -> new RerunRequest.From(step, key);
      default -> throw Problem.badRequest("'what' is failed, all or step.");
    };
  }

  private Optional<RerunRequest.Code> code(RerunOrder.@Nullable Code code) {
    return Optional.ofNullable(code)
        .map(
            now ->
                new RerunRequest.Code(
                    starting.pipeline(now.files()), starting.folder(now.folder())));
  }

  private static boolean isNew(RerunOrder order) {
    String data = order.data();
    if (data == null) {
      return "all".equals(order.what());
    }
    return switch (data) {
      case "new" -> true;
      case "same" -> false;
      default -> throw Problem.badRequest("'data' is new or same.");
    };
  }
}
