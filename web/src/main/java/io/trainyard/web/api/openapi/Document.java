package io.trainyard.web.api.openapi;

import io.trainyard.web.api.Parameter;
import io.trainyard.web.api.Parameter.Place;
import io.trainyard.web.api.Problem;
import io.trainyard.web.api.Route;
import io.trainyard.web.api.RouteDoc;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The OpenAPI 3.1 document of some routes, made of what they read, answer and need. */
public final class Document {
  private static final String INFERENCE = "/v2";
  private static final String PROBLEM = "Problem";
  private static final String INFERENCE_PROBLEM = "InferenceProblem";
  private final Schemas schemas = new Schemas();
  private final Map<String, Object> paths = new TreeMap<>();
  private final TreeSet<String> tags = new TreeSet<>();

  private Document() {}

  /** The document, as it is printed. */
  public static Map<String, Object> of(List<Route> routes) {
    Document document = new Document();
    // Those that take a body come first: a record that is taken says so wherever it stands.
    routes.stream()
        .sorted(
            Comparator.comparing((Route route) -> route.doc().body().isEmpty())
                .thenComparing(Route::path))
        .forEach(document::add);
    return sorted(document.whole());
  }

  /** The same in the order of the names, so that it is printed the same each time. */
  private static Map<String, Object> sorted(Map<?, ?> map) {
    Map<String, Object> sorted = new TreeMap<>();
    map.forEach((name, value) -> sorted.put((String) name, sortedValue(value)));
    return sorted;
  }

  private static Object sortedValue(Object value) {
    if (value instanceof Map<?, ?> map) {
      return sorted(map);
    }
    return value instanceof List<?> list
        ? list.stream().map(Document::sortedValue).toList()
        : value;
  }

  private Map<String, Object> whole() {
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("openapi", "3.1.0");
    whole.put(
        "info",
        Map.of(
            "title",
            "Trainyard",
            "version",
            "1",
            "license",
            Map.of("name", "Apache-2.0", "identifier", "Apache-2.0")));
    whole.put("servers", List.of(Map.of("url", "/")));
    whole.put("tags", tags.stream().map(tag -> Map.of("name", tag)).toList());
    whole.put("security", List.of(Map.of("key", List.of())));
    whole.put("paths", paths);
    Map<String, Object> components = new LinkedHashMap<>();
    components.put("securitySchemes", Map.of("key", Map.of("type", "http", "scheme", "bearer")));
    components.put("responses", problems());
    components.put("schemas", schemas.named());
    whole.put("components", components);
    return whole;
  }

  private void add(Route route) {
    tags.add(route.doc().tag());
    @SuppressWarnings("unchecked")
    Map<String, Object> path =
        (Map<String, Object>) paths.computeIfAbsent(route.path(), absent -> new TreeMap<>());
    path.put(route.method().name().toLowerCase(Locale.ROOT), operation(route));
  }

  private Map<String, Object> operation(Route route) {
    RouteDoc doc = route.doc();
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("operationId", id(route));
    operation.put("tags", List.of(doc.tag()));
    operation.put("summary", doc.summary());
    route
        .permission()
        .ifPresentOrElse(
            permission -> operation.put("description", "Needs the permission " + permission + "."),
            () -> operation.put("security", List.of()));
    if (!doc.parameters().isEmpty()) {
      operation.put("parameters", doc.parameters().stream().map(Document::parameter).toList());
    }
    doc.body()
        .ifPresent(
            body ->
                operation.put(
                    "requestBody", Map.of("required", true, "content", json(schemas.taken(body)))));
    operation.put("responses", responses(route));
    return operation;
  }

  private static String id(Route route) {
    StringBuilder id = new StringBuilder(route.method().name().toLowerCase(Locale.ROOT));
    for (String part : route.path().replaceAll("[{}]", "").split("[/.]")) {
      if (!part.isEmpty()) {
        id.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
      }
    }
    return id.toString();
  }

  private static Map<String, Object> parameter(Parameter<?> parameter) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("name", parameter.name());
    described.put("in", parameter.place().name().toLowerCase(Locale.ROOT));
    described.put("description", parameter.about());
    described.put("required", parameter.isRequired());
    described.put("schema", new TreeMap<>(parameter.schema()));
    return described;
  }

  private Map<String, Object> responses(Route route) {
    Map<String, Object> responses = new TreeMap<>();
    for (RouteDoc.Answer answer : route.doc().answers()) {
      Map<String, Object> described = new LinkedHashMap<>();
      described.put("description", answer.status() < 300 ? "Done." : "Elsewhere.");
      if (!answer.mediaType().isEmpty()) {
        described.put("content", Map.of(answer.mediaType(), content(answer)));
      }
      responses.put(Integer.toString(answer.status()), described);
    }
    String problem = route.path().startsWith(INFERENCE) ? INFERENCE_PROBLEM : PROBLEM;
    for (int status : refusals(route)) {
      responses.put(Integer.toString(status), Map.of("$ref", "#/components/responses/" + problem));
    }
    return responses;
  }

  private Map<String, Object> content(RouteDoc.Answer answer) {
    if (answer.type() == byte[].class) {
      return Map.of();
    }
    Map<String, Object> schema = schemas.given(answer.type());
    return Map.of("schema", answer.isList() ? Map.of("type", "array", "items", schema) : schema);
  }

  private Map<String, Object> problems() {
    return Map.of(
        PROBLEM,
        problem("application/problem+json", schemas.given(Problem.Body.class)),
        INFERENCE_PROBLEM,
        problem(
            "application/json",
            Map.of("type", "object", "properties", Map.of("error", Map.of("type", "string")))));
  }

  private static Map<String, Object> problem(String mediaType, Map<String, Object> schema) {
    return Map.of(
        "description",
        "A problem, with what to do about it.",
        "content",
        Map.of(mediaType, Map.of("schema", schema)));
  }

  /** What any such route may answer, beside what it says itself. */
  private static TreeSet<Integer> refusals(Route route) {
    RouteDoc doc = route.doc();
    List<Integer> all = new ArrayList<>(List.of(400, 403, 429, 503));
    if (!route.isOpen()) {
      all.add(401);
    }
    if (doc.parameters().stream().anyMatch(each -> each.place() == Place.PATH)) {
      all.add(404);
    }
    if (doc.body().isPresent()) {
      all.addAll(List.of(413, 415));
    }
    all.addAll(doc.refusals());
    return all.stream().collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, Object> json(Map<String, Object> schema) {
    return Map.of("application/json", Map.of("schema", schema));
  }
}
