package io.trainyard.web.api.access;

import io.javalin.http.Context;
import io.trainyard.engine.security.Permission;
import io.trainyard.web.api.Asked;
import io.trainyard.web.api.Bodies;
import io.trainyard.web.api.KeyDesk;
import io.trainyard.web.api.KeyMade;
import io.trainyard.web.api.KeyOrder;
import io.trainyard.web.api.KeyRotation;
import io.trainyard.web.api.KeyView;
import io.trainyard.web.api.Parameter;
import io.trainyard.web.api.Route;
import io.trainyard.web.api.RouteDoc;
import io.trainyard.web.api.Routes;
import java.util.List;

/** Keys: list, make, end, replace. For admins. */
public final class KeysResource implements Routes {
  private static final Parameter<String> NAME =
      Asked.name("name", Parameter.Place.PATH, "Whose key.");
  private final KeyDesk keys;

  public KeysResource(KeyDesk keys) {
    this.keys = keys;
  }

  @Override
  public List<Route> routes() {
    RouteDoc list =
        RouteDoc.of("access", "Every key there ever was, oldest first").answersList(KeyView.class);
    RouteDoc create =
        RouteDoc.of("access", "Make a key; it is told once")
            .takes(KeyOrder.class)
            .answers(201, KeyMade.class)
            .refuses(409);
    RouteDoc revoke =
        RouteDoc.of("access", "End a key now")
            .with(NAME)
            .answers(200, KeyView.class)
            .refuses(404, 409);
    RouteDoc rotate =
        RouteDoc.of("access", "Replace a key by another one of the same name and scope")
            .with(NAME)
            .takes(KeyRotation.class)
            .answers(201, KeyMade.class)
            .refuses(404, 409);
    return List.of(
        Route.get("/api/v1/keys", Permission.ADMIN, list, this::list),
        Route.post("/api/v1/keys", Permission.ADMIN, create, this::create),
        Route.post("/api/v1/keys/{name}/revoke", Permission.ADMIN, revoke, this::revoke),
        Route.post("/api/v1/keys/{name}/rotate", Permission.ADMIN, rotate, this::rotate));
  }

  private void list(Context context) {
    Asked.answer(context, keys.keys());
  }

  private void create(Context context) {
    KeyMade made = keys.create(Bodies.read(context, KeyOrder.class), Asked.actor(context));
    context.status(201);
    Asked.answer(context, made);
  }

  private void revoke(Context context) {
    Asked.answer(context, keys.revoke(NAME.of(context), Asked.actor(context)));
  }

  private void rotate(Context context) {
    KeyRotation order = Bodies.read(context, KeyRotation.class);
    KeyMade made = keys.rotate(NAME.of(context), order, Asked.actor(context));
    context.status(201);
    Asked.answer(context, made);
  }
}
