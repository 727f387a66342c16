package io.trainyard.web.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a route is described by in the OpenAPI document. What every route answers when it refuses is
 * not repeated here.
 *
 * @param tag what it is grouped under
 * @param summary one line
 * @param body the record of the JSON that it takes
 * @param answers to requests that are met
 * @param refusals statuses of problems beyond those of every route
 */
public record RouteDoc(
    String tag,
    String summary,
    List<Parameter<?>> parameters,
    Optional<Class<?>> body,
    List<Answer> answers,
    List<Integer> refusals) {
  /** The tag of what is for people, and stands in no document for programs. */
  public static final String FOR_PEOPLE = "viewer";

  private static final String JSON = "application/json";

  public RouteDoc {
    parameters = List.copyOf(parameters);
    answers = List.copyOf(answers);
    refusals = List.copyOf(refusals);
  }

  /**
   * One answer.
   *
   * @param mediaType empty where there is no body
   * @param type the record that its JSON is of; {@code byte[]} where it is no JSON
   * @param isList whether it is a list of them
   */
  public record Answer(int status, String mediaType, Class<?> type, boolean isList) {}

  /** A route that takes nothing and has not said yet what it answers. */
  public static RouteDoc of(String tag, String summary) {
    return new RouteDoc(tag, summary, List.of(), Optional.empty(), List.of(), List.of());
  }

  /** Whether programs are told of it. */
  public boolean isForPrograms() {
    return !tag.equals(FOR_PEOPLE);
  }

  public RouteDoc with(Parameter<?>... further) {
    List<Parameter<?>> all = new ArrayList<>(parameters);
    all.addAll(List.of(further));
    return new RouteDoc(tag, summary, all, body, answers, refusals);
  }

  public RouteDoc takes(Class<?> record) {
    return new RouteDoc(tag, summary, parameters, Optional.of(record), answers, refusals);
  }

  public RouteDoc answers(int status, Class<?> record) {
    return answers(new Answer(status, JSON, record, false));
  }

  public RouteDoc answersList(Class<?> record) {
    return answers(new Answer(200, JSON, record, true));
  }

  /** Answers with what is no JSON. */
  public RouteDoc answers(int status, String mediaType) {
    return answers(new Answer(status, mediaType, byte[].class, false));
  }

  /** Answers with nothing but the head. */
  public RouteDoc answers(int status) {
    return answers(new Answer(status, "", byte[].class, false));
  }

  private RouteDoc answers(Answer answer) {
    List<Answer> all = new ArrayList<>(answers);
    all.add(answer);
    return new RouteDoc(tag, summary, parameters, body, all, refusals);
  }

  /** Tells of problems beyond those that every route may answer. */
  public RouteDoc refuses(Integer... statuses) {
    List<Integer> all = new ArrayList<>(refusals);
    all.addAll(List.of(statuses));
    return new RouteDoc(tag, summary, parameters, body, answers, all);
  }
}
