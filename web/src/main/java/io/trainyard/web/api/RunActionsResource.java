package io.trainyard.web.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.function.BiFunction;

/** What can be done to a run: cancel, pause, resume, run again. */
final class RunActionsResource implements Routes {
  private final Desk desk;

  RunActionsResource(Desk desk) {
    this.desk = desk;
  }

  /** The body of an action: who asks for it. */
  record By(String actor) {}

  @Override
  public void addTo(RoutesConfig routes) {
    routes.post("/api/v1/runs/{run}/cancel", context -> act(context, desk::cancel));
    routes.post("/api/v1/runs/{run}/pause", context -> act(context, desk::pause));
    routes.post("/api/v1/runs/{run}/resume", context -> act(context, desk::resume));
    routes.post("/api/v1/runs/{run}/rerun", this::rerun);
  }

  /** Answers with the run as it is now: it has not ended yet where something still runs. */
  private static void act(Context context, BiFunction<Long, String, RunSummary> action) {
    RunSummary run = action.apply(Asked.run(context), Bodies.read(context, By.class).actor());
    context.status(202);
    Asked.answer(context, run);
  }

  private void rerun(Context context) {
    RerunView made = desk.rerun(Asked.run(context), Bodies.read(context, RerunOrder.class));
    context.status(201).header("Location", "/api/v1/runs/" + made.run());
    Asked.answer(context, made);
  }
}
