package io.trainyard.web.app;

import io.trainyard.engine.security.Masker;
import io.trainyard.engine.security.Secrets;
import io.trainyard.engine.security.UnusableSecret;
import io.trainyard.engine.store.PostgresAddress;
import io.trainyard.web.api.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The PostgreSQL that keeps log and tables instead of the home, as {@code settings.json} names it.
 *
 * <pre>{@code
 * {"store": {"url": "jdbc:postgresql://db/trainyard", "user": "trainyard",
 *            "password": "secret:store/password", "shared": "/mnt/trainyard"}}
 * }</pre>
 *
 * @param password a secret where it begins with {@code secret:}; empty = the database asks for none
 * @param schema the log is kept in a schema of this name
 * @param shared the folder that every server sees, for artifacts and what steps print; empty = the
 *     home, for one server alone
 */
record StoreSetting(String url, String user, String password, String schema, String shared) {
  /** Names the database instead of the settings, whose other words stay good. */
  static final String VARIABLE = "TRAINYARD_STORE_URL";

  private static final List<String> WORDS = List.of("url", "user", "password", "schema", "shared");
  private static final String SECRET = "secret:";

  /** The setting of a home; empty = log and tables are in the home. */
  static Optional<StoreSetting> of(Home home) {
    JsonNode part = Json.tree("{}");
    if (Files.exists(home.settings())) {
      SettingsFile.read(home.settings()); // tells what is wrong with it
      part = part(home.settings());
    }
    String url = home.environment().getOrDefault(VARIABLE, part.path("url").asString(""));
    return url.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new StoreSetting(
                url,
                part.path("user").asString(""),
                part.path("password").asString(""),
                part.path("schema").asString("trainyard"),
                part.path("shared").asString("")));
  }

  private static JsonNode part(Path settings) {
    try {
      return Json.tree(Files.readAllBytes(settings)).path("store");
    } catch (IOException | JacksonException e) {
      throw Refusal.usage(settings + " cannot be read.");
    }
  }

  /** What is wrong with the part of the settings; empty = nothing. */
  static Optional<String> flaw(JsonNode part) {
    if (part.isMissingNode()) {
      return Optional.empty();
    }
    boolean isGood =
        part.isObject()
            && part.propertyNames().stream()
                .allMatch(word -> WORDS.contains(word) && part.path(word).isString());
    return isGood
        ? Optional.empty()
        : Optional.of(
            "'store' is {\"url\": \"jdbc:postgresql://..\", \"user\": .., \"password\":"
                + " \"secret:..\", \"schema\": .., \"shared\": \"/a/folder\"}, all of them texts");
  }

  /** Where the database is; a {@link Refusal} where the address or the secret is none. */
  PostgresAddress address(Home home) {
    try {
      return new PostgresAddress(url, user, word(home), schema);
    } catch (IllegalArgumentException e) {
      throw Refusal.usage(Sentence.of("the store of " + home.settings() + ": " + e.getMessage()));
    }
  }

  private String word(Home home) {
    if (!password.startsWith(SECRET)) {
      return password;
    }
    Secrets secrets =
        new Secrets(
            home.environment(),
            home.folder().resolve("secrets"),
            new Masker(),
            SecretCommand.of(home.settings()));
    try {
      return secrets.value(password.substring(SECRET.length()));
    } catch (UnusableSecret e) {
      throw Refusal.usage(Sentence.of("the password of the store: " + e.getMessage()));
    }
  }

  /** Never the password. */
  @Override
  public String toString() {
    return url.replaceFirst("\\?.*", "") + ", schema " + schema;
  }
}
