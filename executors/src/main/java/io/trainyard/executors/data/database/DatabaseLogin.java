package io.trainyard.executors.data.database;

import io.trainyard.executors.data.option.OptionValues;

/**
 * Who opens a database; both are paths of secrets.
 *
 * @param user path of the secret that holds the user's name
 * @param password path of the secret that holds the password
 */
public record DatabaseLogin(String user, String password) {
  public static DatabaseLogin of(OptionValues line) {
    line.only(2);
    return new DatabaseLogin(line.secret(0), line.secret(1));
  }
}
