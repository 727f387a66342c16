package io.trainyard.engine.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the values of secrets. The secret {@code crm/user} is the environment variable {@code
 * TRAINYARD_SECRET_CRM_USER}, or else the file {@code secrets/crm/user} of the home, which nobody
 * but its owner may read, or else what a keeper of secrets gives. Whatever is found is told to the
 * {@link Masker} first. Thread-safe.
 */
public final class Secrets {
  private static final String PREFIX = "TRAINYARD_SECRET_";
  private static final Pattern PATH =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*(/[A-Za-z0-9][A-Za-z0-9_.-]*)*");
  private static final int MAX_BYTES = 64 * 1024;
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));

  private final Map<String, String> environment;
  private final Path folder;
  private final Masker masker;
  private final Keeper keeper;

  /** Gives secrets that are neither in the environment nor in the home. */
  @FunctionalInterface
  public interface Keeper {
    /** Has none. */
    Keeper NONE = path -> Optional.empty();

    /**
     * The value of a secret; empty where this keeper is not in use.
     *
     * @throws UnusableSecret where it is, and has none of this path
     */
    Optional<String> value(String path) throws UnusableSecret;
  }

  /** Secrets of an environment and a home alone. */
  public Secrets(Map<String, String> environment, Path folder, Masker masker) {
    this(environment, folder, masker, Keeper.NONE);
  }

  /**
   * Secrets of an environment, a home and a keeper. Every secret of the environment is masked from
   * now on, used or not.
   *
   * @param folder {@code <home>/secrets}; need not exist
   */
  public Secrets(Map<String, String> environment, Path folder, Masker masker, Keeper keeper) {
    this.keeper = keeper;
    this.environment = Map.copyOf(environment);
    this.folder = folder;
    this.masker = masker;
    this.environment.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX)) {
            masker.hide(value);
          }
        });
  }

  /** The environment variable that gives a secret. */
  public static String variable(String path) {
    return PREFIX + path.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  /**
   * The value of a secret, without the line end of its file.
   *
   * @throws UnusableSecret when there is none, it is empty, or others may read its file
   */
  public String value(String path) throws UnusableSecret {
    if (!PATH.matcher(path).matches()) {
      throw new UnusableSecret(
          "'%s' is no name of a secret: use letters, digits, '_', '-' and '/', as in 'crm/user'"
              .formatted(path));
    }
    Optional<String> given = Optional.ofNullable(environment.get(variable(path)));
    String value = given.isPresent() ? given.get() : fromFile(path);
    if (value.isEmpty()) {
      throw new UnusableSecret("the secret '%s' is empty: %s".formatted(path, howToGive(path)));
    }
    masker.hide(value);
    return value;
  }

  private String fromFile(String path) throws UnusableSecret {
    Path file = folder.resolve(path);
    if (!Files.isRegularFile(file)) {
      Optional<String> kept = keeper.value(path);
      if (kept.isPresent()) {
        return kept.get();
      }
      throw new UnusableSecret("there is no secret '%s': %s".formatted(path, howToGive(path)));
    }
    try {
      refuseIfOthersMayRead(path, file);
      if (Files.size(file) > MAX_BYTES) {
        throw new UnusableSecret(
            "the secret '%s' is longer than %d bytes: %s is no secret"
                .formatted(path, MAX_BYTES, file));
      }
      return withoutLineEnd(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UnusableSecret(
          "the secret '%s' cannot be read from %s: keep it there as UTF-8 text that you may read"
              .formatted(path, file));
    }
  }

  private static void refuseIfOthersMayRead(String path, Path file)
      throws IOException, UnusableSecret {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view == null) {
      return; // not a POSIX file system: its access lists are the owner's business
    }
    Set<PosixFilePermission> permissions = view.readAttributes().permissions();
    if (permissions.stream().anyMatch(OTHERS::contains)) {
      throw new UnusableSecret(
          "the secret '%s' may be read by others, since %s is %s: run chmod 600 '%s'"
              .formatted(path, file, PosixFilePermissions.toString(permissions), file));
    }
  }

  private String howToGive(String path) {
    return "set %s, or write it to %s with mode 600"
        .formatted(variable(path), folder.resolve(path));
  }

  private static String withoutLineEnd(String text) {
    return text.endsWith("\r\n")
        ? text.substring(0, text.length() - 2)
        : text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }
}
