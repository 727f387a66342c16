package io.trainyard.web.api;

import io.javalin.http.Context;
import io.trainyard.engine.security.Permission;
import java.util.List;
import java.util.Map;

/** What people are asked in a run, and their answers. */
final class ApprovalsResource implements Routes {
  private static final String PATH = "/api/v1/runs/{run}/approvals";
  private final Desk desk;

  ApprovalsResource(Desk desk) {
    this.desk = desk;
  }

  @Override
  public List<Route> routes() {
    RouteDoc list =
        RouteDoc.of("approvals", "What a run has asked people, oldest first")
            .with(Asked.RUN)
            .answersList(ApprovalView.class);
    RouteDoc answer =
        RouteDoc.of("approvals", "Answer what an attempt of a run asks")
            .with(Asked.RUN)
            .takes(ApprovalAnswer.class)
            .answers(202, Map.class)
            .refuses(409);
    return List.of(
        Route.get(PATH, Permission.READ, list, this::list),
        Route.post(PATH, Permission.APPROVE, answer, this::answer));
  }

  private void list(Context context) {
    Asked.answer(context, desk.approvals(Asked.RUN.of(context)));
  }

  private void answer(Context context) {
    ApprovalAnswer answer = Bodies.read(context, ApprovalAnswer.class);
    desk.approve(Asked.RUN.of(context), answer, Asked.actor(context));
    context.status(202);
    Asked.answer(context, Map.of());
  }
}
