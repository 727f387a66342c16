package io.trainyard.executors.data.database;

import io.trainyard.engine.run.StepContext;
import io.trainyard.engine.run.StepFailure;
import io.trainyard.executors.data.option.Place;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * A database of the user's, opened for one attempt.
 *
 * @param name its address without login, for people
 */
public record UserDatabase(Connection connection, String name) implements AutoCloseable {
  private static final String SECRET = "secret:";
  // Classes of SQLSTATE whose messages speak of the statement or the connection, never of a value.
  private static final Set<String> SAFE = Set.of("08", "28", "3D", "42", "90", "0A");

  public static UserDatabase open(
      DatabaseAddress address, Optional<DatabaseLogin> login, StepContext context) {
    Map<String, String> found = address.in(context.settings().connections());
    String url = found.getOrDefault("url", "");
    String name = DatabaseAddress.publicName(url);
    Properties properties = new Properties();
    if (login.isPresent()) {
      properties.setProperty("user", context.secret(login.get().user()));
      properties.setProperty("password", context.secret(login.get().password()));
    } else {
      for (String key : new String[] {"user", "password"}) {
        if (found.containsKey(key)) {
          properties.setProperty(key, plain(found.getOrDefault(key, ""), context));
        }
      }
    }
    try {
      return new UserDatabase(DriverManager.getConnection(url, properties), name);
    } catch (SQLException e) {
      throw notOpened(address.place(), name, e);
    }
  }

  private static StepFailure notOpened(Place place, String name, SQLException error) {
    String message = name + " cannot be opened: " + message(error);
    if (String.valueOf(error.getSQLState()).startsWith("08")
        && !String.valueOf(error.getMessage()).startsWith("No suitable driver")) {
      return place.passing(message);
    }
    return place.mistake(message);
  }

  private static String plain(String text, StepContext context) {
    return text.startsWith(SECRET) ? context.secret(text.substring(SECRET.length())) : text;
  }

  /** What went wrong, without the values that some databases quote. */
  public static String message(SQLException error) {
    String state = String.valueOf(error.getSQLState());
    String text = String.valueOf(error.getMessage()).lines().findFirst().orElse("");
    if (text.startsWith("No suitable driver")) {
      return "there is no driver for it; put the driver's jar on the class path";
    } else if (state.length() == 5 && SAFE.contains(state.substring(0, 2))) {
      return text;
    }
    return "the database answers with SQLSTATE " + state;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw StepFailure.passing(name + " cannot be closed: " + message(e));
    }
  }
}
