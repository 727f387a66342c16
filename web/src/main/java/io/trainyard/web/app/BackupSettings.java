package io.trainyard.web.app;

import io.trainyard.web.api.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code settings.json} as it goes into a backup: a password that stands there in plain text is
 * replaced by the name of a secret.
 *
 * @param text empty = there is none
 * @param notes what was replaced, for people
 */
record BackupSettings(Optional<String> text, List<String> notes) {
  private static final String SECRET = "secret:";
  private static final Pattern IN_ADDRESS =
      Pattern.compile(
          "(?i)((?:password|passwd|pwd|token|secret|key)=)[^&;]+|(://[^/@:]*:)[^/@]+(?=@)");

  static BackupSettings of(Path file) throws IOException {
    if (!Files.exists(file)) {
      return new BackupSettings(Optional.empty(), List.of());
    }
    JsonNode root;
    try {
      root = Json.tree(Files.readAllBytes(file));
    } catch (JacksonException e) {
      throw Refusal.usage(file + " is no JSON: see trainyard doctor.");
    }
    List<String> notes = new ArrayList<>();
    for (Map.Entry<String, JsonNode> connection : root.path("connection").properties()) {
      if (connection.getValue() instanceof ObjectNode words) {
        clean(connection.getKey(), words, notes);
      }
    }
    return new BackupSettings(Optional.of(Json.pretty(root) + "\n"), notes);
  }

  private static void clean(String name, ObjectNode words, List<String> notes) {
    String password = words.path("password").stringValue("");
    if (!password.isEmpty() && !password.startsWith(SECRET)) {
      words.put("password", SECRET + "connection/" + name);
      notes.add(
          "the password of connection '%s' stands in settings.json; the backup names the secret"
                  .formatted(name)
              + " 'connection/%s' instead".formatted(name));
    }
    String url = words.path("url").stringValue("");
    String masked = IN_ADDRESS.matcher(url).replaceAll("$1$2***");
    if (!masked.equals(url)) {
      words.put("url", masked);
      notes.add("the url of connection '%s' holds a secret, which is masked".formatted(name));
    }
  }
}
