package io.trainyard.executors.data.duck;

import io.trainyard.engine.run.StepFailure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a query of a pipeline file may be. */
public final class UserQuery {
  private static final int MOST = 200_000;

  private UserQuery() {}

  /** Refuses all but one {@code select}: DuckDB itself says how it reads the text. */
  public static void requireOneSelect(TableSession session, String sql) {
    if (sql.length() > MOST) {
      throw StepFailure.forGood("the query is longer than " + MOST + " characters");
    }
    String json =
        session.read(
            "select cast(json_serialize_sql(" + Sql.text(sql) + ") as varchar)",
            result -> {
              result.next();
              return result.getString(1);
            });
    JsonNode parsed = JsonMapper.shared().readTree(json);
    if (parsed.get("error").asBoolean()) {
      String message = parsed.get("error_message").asString();
      throw StepFailure.forGood(
          message.startsWith("Only SELECT")
              ? "only a select is allowed here"
              : message.lines().findFirst().orElse("this is not SQL"));
    } else if (parsed.get("statements").size() != 1) {
      throw StepFailure.forGood("one select is allowed, without a ; and another statement");
    }
  }
}
