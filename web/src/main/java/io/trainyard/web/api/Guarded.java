package io.trainyard.web.api;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.trainyard.engine.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A handler that is reached by nobody whom the gate does not admit, who lacks permission, or who
 * may not see what it is about. What it does or refuses is told to the audit.
 */
final class Guarded implements Handler {
  private static final Pattern TOLD = Pattern.compile("[A-Za-z0-9_.:@-]{1,80}");
  private static final Set<Integer> DENIALS = Set.of(401, 403);
  private final Guard guard;
  private final Route route;

  Guarded(Guard guard, Route route) {
    this.guard = guard;
    this.route = route;
  }

  @Override
  public void handle(Context context) throws Exception {
    Optional<Elsewhere> elsewhere = guard.elsewhere().filter(other -> other.does(route));
    if (elsewhere.isPresent()) {
      // What the one who asks may do is judged there, where the answer is told to the audit.
      elsewhere.get().answer(context, prove(context));
      return;
    }
    admit(context);
    requireKnown(context);
    try {
      route.handler().handle(context);
    } catch (Problem problem) {
      if (DENIALS.contains(problem.status())) {
        guard.calls().denied(Asked.actor(context), call(context, problem.status()));
      }
      throw problem;
    }
    if (route.changes() && !route.isOpen()) {
      guard.calls().made(Asked.actor(context), call(context, context.statusCode()));
    }
  }

  /** A word that nobody reads would be passed over in silence. */
  private void requireKnown(Context context) {
    List<String> known =
        route.doc().parameters().stream()
            .filter(parameter -> parameter.place() == Parameter.Place.QUERY)
            .map(Parameter::name)
            .toList();
    for (String given : context.queryParamMap().keySet()) {
      if (!known.contains(given)) {
        throw Problem.badRequest("There is no query parameter '" + given + "' here.")
            .fix(
                known.isEmpty() ? "Leave it out." : "There are: " + String.join(", ", known) + ".");
      }
    }
  }

  private Principal prove(Context context) {
    try {
      return guard.gate().admit(context, route);
    } catch (Problem problem) {
      if (problem.status() != 429) {
        guard.calls().denied("nobody", call(context, problem.status()));
      }
      throw problem;
    }
  }

  private void admit(Context context) {
    String actor = "nobody";
    try {
      Principal who = guard.gate().admit(context, route);
      actor = who.id();
      Asked.by(context, who, guard.gate().standing(context));
      route.permission().ifPresent(permission -> Asked.require(who, permission));
      requireVisible(context, who);
    } catch (Problem problem) {
      if (problem.status() != 429) {
        guard.calls().denied(actor, call(context, problem.status()));
      }
      throw problem;
    }
  }

  /** Refused as what does not exist, so that nobody learns what there is. */
  private void requireVisible(Context context, Principal who) {
    Scope scope = route.scope();
    if (who.seesAll() || route.isOpen() || scope == Scope.FILTERED || scope == Scope.NONE) {
      return;
    }
    if (scope == Scope.WHOLE) {
      throw Problem.of(
              403,
              "%s sees some pipelines only, and this is about the whole home.".formatted(who.id()))
          .fix("Ask for a key of all pipelines.");
    }
    Set<String> owners = guard.pipelines().of(scope, name(context, scope));
    if (owners.stream().noneMatch(who::sees)) {
      throw Problem.notFound("there is no such " + scope.parameter() + ".");
    }
  }

  private static String name(Context context, Scope scope) {
    Map<String, String> path = context.pathParamMap();
    return path.getOrDefault(scope.parameter(), path.getOrDefault("name", ""));
  }

  private Calls.Call call(Context context, int status) {
    return new Calls.Call(route.method().name(), route.path(), object(context), status);
  }

  /** What the path names; text that is no name is not repeated. */
  private static String object(Context context) {
    return context.pathParamMap().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            entry ->
                entry.getKey()
                    + "="
                    + (TOLD.matcher(entry.getValue()).matches() ? entry.getValue() : "?"))
        .collect(Collectors.joining(" "));
  }
}
