package io.trainyard.web.view;

/** Answers visits of one address. Thread-safe. */
@FunctionalInterface
public interface PageHandler {
  /**
   * The page, or the way back to one. What cannot be met is a {@link io.trainyard.web.api.Problem},
   * which becomes a page of its own.
   */
  Reply answer(Visit visit);
}
