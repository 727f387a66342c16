package io.trainyard.web.api;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.trainyard.engine.security.Permission;
import java.util.List;
import java.util.function.BiFunction;

/** What can be done to a run: cancel, pause, resume, run again. */
final class RunActionsResource implements Routes {
  private final Desk desk;

  RunActionsResource(Desk desk) {
    this.desk = desk;
  }

  @Override
  public List<Route> routes() {
    RouteDoc rerun =
        RouteDoc.of("runs", "Run it again in a new run that takes over what is unchanged")
            .with(Asked.RUN)
            .takes(RerunOrder.class)
            .answers(201, RerunView.class)
            .refuses(409, 422);
    RouteDoc cancel =
        RouteDoc.of("runs", "Ask a run to end")
            .with(Asked.RUN)
            .takes(CancelOrder.class)
            .answers(202, RunSummary.class)
            .refuses(409);
    return List.of(
        Route.post("/api/v1/runs/{run}/cancel", Permission.OPERATE, cancel, this::cancel),
        action("pause", "Start no more steps of a run", context -> act(context, desk::pause)),
        action("resume", "Let a paused run go on", context -> act(context, desk::resume)),
        Route.post("/api/v1/runs/{run}/rerun", Permission.OPERATE, rerun, this::rerun));
  }

  private static Route action(String name, String summary, Handler handler) {
    RouteDoc doc =
        RouteDoc.of("runs", summary).with(Asked.RUN).answers(202, RunSummary.class).refuses(409);
    return Route.post("/api/v1/runs/{run}/" + name, Permission.OPERATE, doc, handler);
  }

  /** Whoever gives no reason needs no body. */
  private void cancel(Context context) {
    boolean isPlain = Bodies.bytes(context).length == 0;
    CancelOrder order = isPlain ? CancelOrder.PLAIN : Bodies.read(context, CancelOrder.class);
    act(context, (run, actor) -> desk.cancel(run, order, actor));
  }

  /** Answers with the run as it is now: it has not ended yet where something still runs. */
  private static void act(Context context, BiFunction<Long, String, RunSummary> action) {
    RunSummary run = action.apply(Asked.RUN.of(context), Asked.actor(context));
    context.status(202);
    Asked.answer(context, run);
  }

  private void rerun(Context context) {
    RerunOrder order = Bodies.read(context, RerunOrder.class);
    if (order.code() != null) {
      Asked.require(context, Permission.AUTHOR);
    }
    RerunView made = desk.rerun(Asked.RUN.of(context), order, Asked.actor(context));
    context.status(201).header("Location", "/api/v1/runs/" + made.run());
    Asked.answer(context, made);
  }
}
