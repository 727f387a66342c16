package io.trainyard.web.api;

import io.javalin.http.Context;
import io.trainyard.engine.run.RunFilter;
import io.trainyard.engine.run.RunState;
import io.trainyard.engine.security.Principal;
import io.trainyard.web.api.Parameter.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Which runs a query asks for. */
public final class RunsQuery {
  private static final int USUAL = 20;
  private static final Parameter<String> PIPELINE =
      Asked.name("pipeline", Place.QUERY, "Only runs of this pipeline.");
  private static final Parameter<RunState> STATE =
      Parameters.constant("state", RunState.class, "Only runs in this state.");
  private static final Parameter<String> CAUSE =
      Parameters.text(
          "cause", Place.QUERY, "[a-z]{1,40}", "Only runs of this cause, such as person.");
  private static final Parameter<String> ACTOR =
      Parameters.text(
          "actor", Place.QUERY, "[!-~]{1,200}", "Only runs that they started, such as os:ada.");
  private static final Parameter<Instant> SINCE =
      Parameters.instant("since", "Only runs that were created then or later.");
  private static final Parameter<Long> BEFORE =
      Parameters.count("before", Place.QUERY, "Only runs with a smaller number: the next page.");
  private static final Parameter<Integer> LIMIT =
      Asked.number("limit", "How many at most.", USUAL, 1_000);

  private RunsQuery() {}

  static Parameter<?>[] parameters() {
    return new Parameter<?>[] {PIPELINE, STATE, CAUSE, ACTOR, SINCE, BEFORE, LIMIT};
  }

  static int limit(Context context) {
    return LIMIT.find(context).orElse(USUAL);
  }

  /** What is asked for, of what they see who ask; empty where they see none of it. */
  static Optional<RunFilter> filter(Context context) {
    Principal who = Asked.who(context);
    Optional<String> pipeline = PIPELINE.find(context);
    OptionalLong before = BEFORE.find(context).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    RunFilter filter =
        new RunFilter(
            pipeline.map(Set::of).orElse(who.pipelines()),
            STATE.find(context),
            CAUSE.find(context),
            ACTOR.find(context),
            SINCE.find(context),
            before);
    return pipeline.filter(name -> !who.sees(name)).isPresent()
        ? Optional.empty()
        : Optional.of(filter);
  }

  /** The address of the page that follows a full one. */
  static String next(Context context, long last) {
    List<String> pairs = new ArrayList<>();
    context
        .queryParamMap()
        .forEach(
            (name, values) -> {
              if (!name.equals(BEFORE.name())) {
                pairs.add(name + "=" + Encoded.text(values.get(0)));
              }
            });
    pairs.add(BEFORE.name() + "=" + last);
    return context.path() + "?" + String.join("&", pairs);
  }

  /** What stands behind a {@code limit} to ask for these; of one pipeline at most. */
  public static String of(RunFilter filter) {
    StringBuilder query = new StringBuilder();
    filter.pipelines().forEach(name -> add(query, PIPELINE, name));
    filter.state().ifPresent(state -> add(query, STATE, state.name()));
    filter.cause().ifPresent(cause -> add(query, CAUSE, cause));
    filter.actor().ifPresent(actor -> add(query, ACTOR, actor));
    filter.since().ifPresent(since -> add(query, SINCE, since.toString()));
    filter.before().ifPresent(number -> add(query, BEFORE, Long.toString(number)));
    return query.toString();
  }

  private static void add(StringBuilder query, Parameter<?> parameter, String value) {
    query.append('&').append(parameter.name()).append('=').append(Encoded.text(value));
  }
}
