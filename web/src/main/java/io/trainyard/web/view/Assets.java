package io.trainyard.web.view;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.web.api.Parameter.Place;
import io.trainyard.web.api.Parameters;
import io.trainyard.web.api.Problem;
import io.trainyard.web.api.Route;
import io.trainyard.web.api.RouteDoc;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Stylesheets, scripts and pictures of the viewer: a fixed list, each under an address that carries
 * the digest of its content, so that a browser keeps it and never shows an old one. Thread-safe.
 */
public final class Assets {
  /** Every file that is served, by its type. */
  private static final Map<String, String> FILES =
      Map.of(
          "viewer.css", "text/css; charset=utf-8",
          "live.js", "text/javascript; charset=utf-8",
          "keys.js", "text/javascript; charset=utf-8",
          "graph.js", "text/javascript; charset=utf-8",
          "run.js", "text/javascript; charset=utf-8",
          "icon.svg", "image/svg+xml");

  private static final int DIGITS = 12;
  private final Map<String, String> addresses = new LinkedHashMap<>();
  private final Map<String, Asset> byName = new LinkedHashMap<>();

  private record Asset(String type, byte[] bytes) {}

  /** Reads all of them from the jar. */
  public Assets() {
    FILES.keySet().stream().sorted().forEach(this::add);
  }

  private void add(String file) {
    byte[] bytes = read(file);
    int dot = file.lastIndexOf('.');
    String digest = Digest.of(bytes).hex().substring(0, DIGITS);
    String name = file.substring(0, dot) + "-" + digest + file.substring(dot);
    addresses.put(file, "/assets/" + name);
    byName.put(name, new Asset(FILES.getOrDefault(file, ""), bytes));
  }

  private static byte[] read(String file) {
    try (InputStream in = Assets.class.getResourceAsStream("assets/" + file)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + file);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address of one of the files. */
  public String address(String file) {
    String address = addresses.get(file);
    if (address == null) {
      throw new IllegalArgumentException("not on the list: " + file);
    }
    return address;
  }

  /** What answers them, to everybody who reaches the server. */
  Route route() {
    return Route.open(
        HandlerType.GET,
        "/assets/{asset}",
        RouteDoc.of(RouteDoc.FOR_PEOPLE, "A stylesheet, script or picture of the viewer")
            .with(Parameters.text("asset", Place.PATH, "[a-z0-9.-]{1,80}", "Its name.")),
        this::answer);
  }

  private void answer(Context context) {
    Asset asset = byName.get(context.pathParam("asset"));
    if (asset == null) {
      throw Problem.notFound("There is no such file.");
    }
    context.header("Cache-Control", "public, max-age=31536000, immutable");
    context.contentType(asset.type).result(asset.bytes);
  }
}
