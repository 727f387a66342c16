package io.trainyard.web.view;

import io.javalin.http.Context;
import io.trainyard.engine.security.Permission;
import io.trainyard.engine.security.Principal;
import io.trainyard.web.api.Asked;
import io.trainyard.web.api.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Somebody looks at a page, or sends a form of one. Lives as long as the request. */
public final class Visit {
  private final Context context;
  private final Words words;

  Visit(Context context, Words words) {
    this.context = context;
    this.words = words;
  }

  public Principal who() {
    return Asked.who(context);
  }

  /** By id, as events name the actor. */
  public String actor() {
    return Asked.actor(context);
  }

  public boolean may(Permission permission) {
    return who().may(permission);
  }

  public boolean sees(String pipeline) {
    return who().sees(pipeline);
  }

  /** A part of the path. */
  public <T> T path(Parameter<T> parameter) {
    return parameter.of(context);
  }

  /** A value of the query. */
  public <T> Optional<T> find(Parameter<T> parameter) {
    return parameter.find(context);
  }

  /** Every value that a query gives under one name, as boxes of a form do. */
  public <T> List<T> all(Parameter<T> parameter) {
    return context.queryParams(parameter.name()).stream()
        .map(text -> parameter.reading().read(text))
        .toList();
  }

  /** A field of the form that was sent; empty where it is missing or blank. */
  public Optional<String> field(String name) {
    return Optional.ofNullable(context.formParam(name)).filter(text -> !text.isBlank());
  }

  /** Every field of the form that was sent. */
  public Map<String, List<String>> fields() {
    return context.formParamMap();
  }

  /** Words for this moment, in the server's zone. */
  public Words words() {
    return words;
  }

  /** The path that was asked for. */
  public String address() {
    return context.path();
  }
}
