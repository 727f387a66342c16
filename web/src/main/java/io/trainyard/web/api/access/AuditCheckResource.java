package io.trainyard.web.api.access;

import io.javalin.http.Context;
import io.trainyard.engine.security.Permission;
import io.trainyard.web.api.Asked;
import io.trainyard.web.api.AuditDesk;
import io.trainyard.web.api.AuditView;
import io.trainyard.web.api.Parameter;
import io.trainyard.web.api.Route;
import io.trainyard.web.api.RouteDoc;
import io.trainyard.web.api.Routes;
import java.util.List;
import java.util.Map;

/** Whether the event log is what was written, and the digest at its end. For admins. */
public final class AuditCheckResource implements Routes {
  private static final Parameter<String> HEAD =
      new Parameter<>(
          "head",
          Parameter.Place.QUERY,
          "A head that was kept, which the log must pass through, such as 812:sha256:...",
          Map.of("type", "string"),
          text -> text);
  private final AuditDesk audit;

  public AuditCheckResource(AuditDesk audit) {
    this.audit = audit;
  }

  @Override
  public List<Route> routes() {
    RouteDoc doc =
        RouteDoc.of("audit", "Walk the whole event log and name the first bad record")
            .with(HEAD)
            .answers(200, AuditView.class);
    return List.of(Route.get("/api/v1/audit/check", Permission.ADMIN, doc, this::check));
  }

  private void check(Context context) {
    Asked.answer(context, audit.check(HEAD.find(context).orElse("")));
  }
}
