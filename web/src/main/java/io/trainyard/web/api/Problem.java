package io.trainyard.web.api;

import io.trainyard.engine.pipeline.Problem.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request that cannot be met, as {@code application/problem+json} (RFC 9457) tells it.
 *
 * <p>Thrown by {@link Desk}; the command shows {@link #getMessage} and the mistakes.
 */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final int status;
  private final String detail;
  private final @Nullable String fix;
  private final transient List<Flaw> flaws;
  private final transient List<Mistake> mistakes;

  /** A mistake in a pipeline file, with its place, as {@code lint} prints it. */
  public record Mistake(Severity severity, String text) {}

  /**
   * What is wrong with one part of a request.
   *
   * @param pointer to the part of the body, as RFC 6901 writes it; empty = all of it
   */
  public record Flaw(String pointer, String detail) {}

  private Problem(
      int status, String detail, @Nullable String fix, List<Flaw> flaws, List<Mistake> mistakes) {
    super(fix == null ? detail : detail + " " + fix);
    this.status = status;
    this.detail = detail;
    this.fix = fix;
    this.flaws = flaws;
    this.mistakes = mistakes;
  }

  public static Problem of(int status, String detail) {
    return new Problem(status, detail, null, List.of(), List.of());
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
    return new Problem(422, detail, null, List.of(), List.copyOf(mistakes));
  }

  /** A body of which these parts are wrong. */
  public static Problem flawed(List<Flaw> flaws) {
    String detail =
        flaws.stream()
            .map(flaw -> flaw.pointer.isEmpty() ? flaw.detail : flaw.pointer + ": " + flaw.detail)
            .collect(Collectors.joining(" "));
    return new Problem(400, detail, null, List.copyOf(flaws), List.of());
  }

  /** A body of which this is wrong. */
  static Problem flawed(Flaw flaw) {
    return flawed(List.of(flaw));
  }

  /** The same, with the parts of the body that are wrong. */
  public Problem at(List<Flaw> parts) {
    return new Problem(status, detail, fix, List.copyOf(parts), mistakes());
  }

  /** The same, with the smallest thing to do about it, as a sentence. */
  public Problem fix(String sentence) {
    return new Problem(status, detail, sentence, flaws(), mistakes());
  }

  public int status() {
    return status;
  }

  /** What is wrong, as a sentence. */
  public String detail() {
    return detail;
  }

  /** The smallest thing to do about it, as a sentence; empty where nothing is known. */
  public Optional<String> smallestFix() {
    return Optional.ofNullable(fix);
  }

  public List<Mistake> mistakes() {
    return mistakes == null ? List.of() : mistakes;
  }

  /** What is wrong with parts of the body. */
  public List<Flaw> flaws() {
    return flaws == null ? List.of() : flaws;
  }

  /** The body that stands for it. */
  Body body() {
    String pointer = flaws().isEmpty() ? null : flaws().get(0).pointer();
    return new Body("about:blank", title(), status, detail, pointer, fix, flaws(), mistakes());
  }

  /** What kind of problem it is, in a word or two. */
  public String title() {
    return switch (status) {
      case 400 -> "Bad request";
      case 401 -> "Not authorised";
      case 403 -> "Forbidden";
      case 404 -> "Not found";
      case 405 -> "Method not allowed";
      case 409 -> "Conflict";
      case 410 -> "Gone";
      case 413 -> "Too large";
      case 415 -> "Unsupported media type";
      case 416 -> "Range not satisfiable";
      case 422 -> "The pipeline has mistakes";
      case 429 -> "Too many requests";
      case 503 -> "Not available";
      default -> "Internal error";
    };
  }

  /**
   * The JSON of a problem.
   *
   * @param pointer to the first part of the body that is wrong; null where none is
   * @param fix the smallest thing to do about it; null where nothing is known
   * @param errors every part of the body that is wrong
   * @param mistakes of the pipeline that was sent
   */
  public record Body(
      String type,
      String title,
      int status,
      String detail,
      @Nullable String pointer,
      @Nullable String fix,
      @Nullable List<Flaw> errors,
      @Nullable List<Mistake> mistakes) {
    /** What it tells of, as who asked is to be told. */
    public Problem problem() {
      return new Problem(
          status,
          detail,
          fix,
          errors == null ? List.of() : errors,
          mistakes == null ? List.of() : mistakes);
    }
  }
}
