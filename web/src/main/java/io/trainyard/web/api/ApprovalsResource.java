package io.trainyard.web.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;

/** What people are asked in a run, and their answers. */
final class ApprovalsResource implements Routes {
  private final Desk desk;

  ApprovalsResource(Desk desk) {
    this.desk = desk;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/api/v1/runs/{run}/approvals", this::list);
    routes.post("/api/v1/runs/{run}/approvals", this::answer);
  }

  private void list(Context context) {
    Asked.answer(context, desk.approvals(Asked.run(context)));
  }

  private void answer(Context context) {
    desk.approve(Asked.run(context), Bodies.read(context, ApprovalAnswer.class));
    context.status(202);
    Asked.answer(context, Map.of());
  }
}
