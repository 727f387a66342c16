package io.trainyard.web.api.remote;

/** Nobody answers there, nobody who is trusted, or nobody who is understood. */
public final class Unreachable extends RuntimeException {
  private static final long serialVersionUID = 1;

  Unreachable(String message, Throwable cause) {
    super(message, cause);
  }
}
