package io.trainyard.web.app;

import io.trainyard.engine.security.Secrets;
import io.trainyard.engine.security.UnusableSecret;
import io.trainyard.web.api.Json;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A command that prints a secret, named by {@code settings.json}. It is called without a shell, and
 * nothing of what it prints is repeated in a message.
 *
 * <pre>{@code
 * {"secrets": {"command": ["vault", "kv", "get", "-field=value", "secret/{path}"]}}
 * }</pre>
 */
final class SecretCommand implements Secrets.Keeper {
  private static final String PATH = "{path}";
  private static final long PATIENCE_SECONDS = 30;
  private static final int MOST_BYTES = 64 << 10;
  private final List<String> command;

  private SecretCommand(List<String> command) {
    this.command = command;
  }

  /** The command of a home; one that has none gives nothing. The file has been read before. */
  static SecretCommand of(Path settings) {
    try {
      return new SecretCommand(words(Json.tree(Files.readAllBytes(settings)).path("secrets")));
    } catch (NoSuchFileException e) {
      return new SecretCommand(List.of());
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
            && part.size() == 1
            && !words(part).isEmpty()
            && words(part).size() == part.path("command").size()
            && words(part).stream().anyMatch(word -> word.contains(PATH));
    return isGood
        ? Optional.empty()
        : Optional.of(
            "'secrets' is {\"command\": [\"program\", \"argument\", ..]}, with {path} for the secret");
  }

  private static List<String> words(JsonNode part) {
    List<String> words = new ArrayList<>();
    for (JsonNode word : part.path("command")) {
      if (word.isString()) {
        words.add(word.stringValue());
      }
    }
    return words;
  }

  @Override
  public Optional<String> value(String path) throws UnusableSecret {
    if (command.isEmpty()) {
      return Optional.empty();
    }
    List<String> words = command.stream().map(word -> word.replace(PATH, path)).toList();
    try {
      return Optional.of(printed(words, path));
    } catch (IOException e) {
      throw none(path, "it cannot be started");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw none(path, "it was interrupted");
    }
  }

  private String printed(List<String> words, String path)
      throws IOException, InterruptedException, UnusableSecret {
    Process process = new ProcessBuilder(words).redirectError(Redirect.DISCARD).start();
    process.getOutputStream().close();
    try {
      // One that hangs is ended, which ends the reading of what it prints.
      process
          .onExit()
          .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .exceptionally(
              late -> {
                process.destroyForcibly();
                return process;
              });
      byte[] bytes = process.getInputStream().readNBytes(MOST_BYTES + 1);
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw none(path, "it does not end");
      } else if (process.exitValue() != 0) {
        throw none(path, "it ended with " + process.exitValue());
      } else if (bytes.length > MOST_BYTES) {
        throw none(path, "it prints more than a secret");
      }
      return new String(bytes, StandardCharsets.UTF_8).replaceFirst("\\r?\\n$", "");
    } finally {
      process.destroyForcibly();
    }
  }

  private UnusableSecret none(String path, String why) {
    return new UnusableSecret(
        "there is no secret '%s': the command '%s' of settings.json gives none, since %s"
            .formatted(path, command.get(0), why));
  }
}
