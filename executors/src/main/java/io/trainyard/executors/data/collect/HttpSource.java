package io.trainyard.executors.data.collect;

import io.trainyard.engine.security.CheckedHttp;
import io.trainyard.engine.security.Egress;
import io.trainyard.executors.data.file.FileFormat;
import io.trainyard.executors.data.option.Place;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What an address answers, fetched into a file. Asks only for what has changed since the last
 * answer. The token is sent to the address's own host alone, whatever it redirects to.
 */
final class HttpSource {
  static final String ETAG = "etag";
  static final String LAST_MODIFIED = "lastModified";
  private static final Duration LOOK = Duration.ofSeconds(30);
  private static final Duration ANSWER = Duration.ofMinutes(5);
  private static final int MOST_REDIRECTS = 5;
  private final CheckedHttp http;
  private final URI address;
  private final Optional<String> token;
  private final Place place;

  HttpSource(String address, Optional<String> token, CheckedHttp http, Place place) {
    this.http = http;
    this.address = uri(address, place);
    this.token = token;
    this.place = place;
  }

  private static URI uri(String address, Place place) {
    try {
      URI uri = URI.create(address);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if ((scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Falls through to the same message: the text may hold a token, so it is not repeated.
    }
    throw place.mistake("this is no address; it begins with http:// or https:// and a host");
  }

  /** As people read it: without login, query and fragment, which may hold secrets. */
  String name() {
    String port = address.getPort() < 0 ? "" : ":" + address.getPort();
    return address.getScheme() + "://" + address.getHost() + port + address.getRawPath();
  }

  /**
   * Fetches the answer; empty when the source says that nothing has changed.
   *
   * @param last facts of the last version; empty when there is none
   */
  Optional<SourceFile> fetch(Map<String, String> last, Path folder)
      throws IOException, InterruptedException {
    URI at = address;
    for (int i = 0; i <= MOST_REDIRECTS; i++) {
      try (CheckedHttp.Answer answer = ask(at, last)) {
        int status = answer.status();
        if (status == 304) {
          return Optional.empty();
        } else if (status == 200) {
          return Optional.of(keep(answer, folder));
        }
        at = redirected(answer, at);
      }
    }
    throw place.mistake(name() + " redirects more than " + MOST_REDIRECTS + " times");
  }

  /**
   * What the address says of the version that it holds now, without its bytes: its entity tag, else
   * the time and size of the last change. Empty where it says neither, or does not answer as asked.
   */
  Optional<String> version() throws IOException, InterruptedException {
    URI at = address;
    for (int i = 0; i <= MOST_REDIRECTS; i++) {
      try (CheckedHttp.Answer answer = send("HEAD", at, Map.of(), LOOK)) {
        if (answer.status() == 200) {
          return version(answer);
        }
        at = redirected(answer, at);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> version(CheckedHttp.Answer answer) {
    String size = answer.header("content-length").orElse("");
    return answer
        .header("etag")
        .or(() -> answer.header("last-modified").map(time -> time + ", " + size + " bytes"));
  }

  private CheckedHttp.Answer ask(URI at, Map<String, String> last) throws InterruptedException {
    Map<String, String> headers = new LinkedHashMap<>();
    if (last.containsKey(ETAG)) {
      headers.put("If-None-Match", last.getOrDefault(ETAG, ""));
    } else if (last.containsKey(LAST_MODIFIED)) {
      headers.put("If-Modified-Since", last.getOrDefault(LAST_MODIFIED, ""));
    }
    return send("GET", at, headers, ANSWER);
  }

  private CheckedHttp.Answer send(
      String method, URI at, Map<String, String> conditions, Duration patience)
      throws InterruptedException {
    Map<String, String> headers = new LinkedHashMap<>(conditions);
    if (token.isPresent() && sameHost(at)) {
      headers.put("Authorization", "Bearer " + token.get());
    }
    try {
      return http.send(new CheckedHttp.Request(method, at, headers, new byte[0], patience));
    } catch (Egress.Refused e) {
      throw place.mistake(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      throw place.passing(name() + " cannot be reached (" + e.getClass().getSimpleName() + ")");
    }
  }

  private boolean sameHost(URI at) {
    return address.getHost().equals(at.getHost())
        && address.getPort() == at.getPort()
        && address.getScheme().equals(at.getScheme());
  }

  private URI redirected(CheckedHttp.Answer answer, URI at) {
    int status = answer.status();
    Optional<String> location = answer.header("location");
    if (status >= 301 && status <= 308 && location.isPresent()) {
      URI next = at.resolve(uri(at.resolve(location.get()).toString(), place));
      if (at.getScheme().equals("https") && !next.getScheme().equals("https")) {
        throw place.mistake(name() + " redirects from https to http, which is not followed");
      }
      return next;
    } else if (status == 401 || status == 403) {
      throw place.mistake(
          name() + " answers " + status + ": it wants a login; write bearer secret('..')");
    } else if (status == 429 || status >= 500) {
      throw place.passing(name() + " answers " + status);
    }
    throw place.mistake(name() + " answers " + status + ", not 200; is the address right?");
  }

  private SourceFile keep(CheckedHttp.Answer answer, Path folder)
      throws IOException, InterruptedException {
    Path file = folder.resolve("answer");
    try {
      SourceFile.keep(answer.body(), file);
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      throw place.passing(name() + " broke off in the middle of its answer");
    }
    Map<String, String> facts = new LinkedHashMap<>();
    answer.header("etag").ifPresent(etag -> facts.put(ETAG, etag));
    answer.header("last-modified").ifPresent(time -> facts.put(LAST_MODIFIED, time));
    FileFormat format = format(answer.header("content-type").orElse(""), file);
    return new SourceFile(file, format, name(), SourceFile.digest(file), facts);
  }

  private FileFormat format(String contentType, Path file) throws IOException {
    String type = contentType.toLowerCase(Locale.ROOT);
    if (beginsAsParquet(file)) {
      return FileFormat.PARQUET;
    } else if (type.contains("csv") || type.contains("tab-separated")) {
      return FileFormat.CSV;
    } else if (type.contains("json")) {
      return FileFormat.JSON_LINES;
    }
    String path = String.valueOf(address.getPath()).toLowerCase(Locale.ROOT);
    for (FileFormat format : new FileFormat[] {FileFormat.CSV, FileFormat.JSON_LINES}) {
      if (format.endings().stream().anyMatch(path::endsWith)) {
        return format;
      }
    }
    throw place.mistake(
        name()
            + " answers with "
            + (type.isEmpty() ? "no content type" : "the content type " + type)
            + "; it must be CSV, JSON lines or Parquet");
  }

  private static boolean beginsAsParquet(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(4), "PAR1".getBytes(StandardCharsets.US_ASCII));
    }
  }
}
