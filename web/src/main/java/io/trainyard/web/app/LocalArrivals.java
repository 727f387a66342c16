package io.trainyard.web.app;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.trigger.ArrivingFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of this machine that triggers wait for; links to folders are not followed. */
final class LocalArrivals implements ArrivingFiles.Folders {
  private static final Pattern SPECIAL = Pattern.compile("[*?\\[{]");
  private static final int DEEPEST = 16;

  @Override
  public Map<Path, ArrivingFiles.Stamp> list(Path folder, String pattern, int limit)
      throws IOException {
    List<String> parts = List.of(pattern.split("/", -1));
    int fixed = 0;
    while (fixed < parts.size() - 1 && !SPECIAL.matcher(parts.get(fixed)).find()) {
      fixed++;
    }
    String before = String.join("/", parts.subList(0, fixed));
    String rest = String.join("/", parts.subList(fixed, parts.size()));
    Path top = folder.resolve(pattern.startsWith("/") ? "/" + before : before).normalize();
    if (!Files.isDirectory(top)) {
      return Map.of();
    }
    List<PathMatcher> matchers =
        Stream.of(rest, rest.replace("**/", ""))
            .distinct()
            .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
            .toList();
    int depth = rest.contains("**") ? DEEPEST : parts.size() - fixed;
    return found(top, depth, matchers, limit);
  }

  private static Map<Path, ArrivingFiles.Stamp> found(
      Path top, int depth, List<PathMatcher> matchers, int limit) throws IOException {
    Map<Path, ArrivingFiles.Stamp> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(top, depth)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path below = top.relativize(file);
        if (matchers.stream().anyMatch(matcher -> matcher.matches(below)) && found.size() < limit) {
          stamp(file, found);
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return found;
  }

  private static void stamp(Path file, Map<Path, ArrivingFiles.Stamp> found) throws IOException {
    try {
      BasicFileAttributes read = Files.readAttributes(file, BasicFileAttributes.class);
      if (read.isRegularFile()) {
        found.put(file, new ArrivingFiles.Stamp(read.size(), read.lastModifiedTime().toInstant()));
      }
    } catch (NoSuchFileException e) {
      return; // it went away while we looked
    }
  }

  @Override
  public String digest(Path file) throws IOException {
    MessageDigest digest = Digest.sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
    return "sha256:" + HexFormat.of().formatHex(digest.digest());
  }
}
