package io.trainyard.web.api;

import io.trainyard.engine.pipeline.Problem.Severity;
import java.util.List;

/**
 * A request that cannot be met, as {@code application/problem+json} (RFC 9457) tells it.
 *
 * <p>Thrown by {@link Desk}; the command shows {@link #getMessage} and the mistakes.
 */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final int status;
  private final String detail;
  private final transient List<Mistake> mistakes;

  /** A mistake in a pipeline file, with its place, as {@code lint} prints it. */
  public record Mistake(Severity severity, String text) {}

  private Problem(int status, String detail, List<Mistake> mistakes) {
    super(detail);
    this.status = status;
    this.detail = detail;
    this.mistakes = mistakes;
  }

  public static Problem of(int status, String detail) {
    return new Problem(status, detail, List.of());
  }

  /** What was asked for does not exist. */
  public static Problem notFound(String detail) {
    return of(404, detail);
  }

  /** The request is not understood. */
  public static Problem badRequest(String detail) {
    return of(400, detail);
  }

  /** It cannot be done to what is as it is now. */
  public static Problem conflict(String detail) {
    return of(409, detail);
  }

  /** A pipeline with mistakes, all of them. */
  public static Problem mistakes(String detail, List<Mistake> mistakes) {
    return new Problem(422, detail, List.copyOf(mistakes));
  }

  public int status() {
    return status;
  }

  public List<Mistake> mistakes() {
    return mistakes == null ? List.of() : mistakes;
  }

  /** The body that stands for it. */
  Body body() {
    String title =
        switch (status) {
          case 400 -> "Bad request";
          case 401 -> "Not authorised";
          case 403 -> "Forbidden";
          case 404 -> "Not found";
          case 409 -> "Conflict";
          case 413 -> "Too large";
          case 415 -> "Unsupported media type";
          case 422 -> "The pipeline has mistakes";
          default -> "Internal error";
        };
    return new Body("about:blank", title, status, detail, mistakes());
  }

  /** The JSON of a problem. */
  record Body(String type, String title, int status, String detail, List<Mistake> mistakes) {
    Problem problem() {
      return new Problem(status, detail, mistakes == null ? List.of() : mistakes);
    }
  }
}
