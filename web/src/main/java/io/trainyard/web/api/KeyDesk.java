package io.trainyard.web.api;

import java.util.List;

/**
 * The keys of a home. Thread-safe. What does not exist, or cannot be done, is a {@link Problem}.
 */
public interface KeyDesk {
  /** Every key there ever was, oldest first. */
  List<KeyView> keys();

  /** Makes a key; its text is told here and nowhere again. */
  KeyMade create(KeyOrder order, String actor);

  /** Makes a code by which a browser on this machine logs in, once and within ten minutes. */
  LoginCode browser(String actor);

  /** Ends a key now. */
  KeyView revoke(String name, String actor);

  /** Makes another key of the same name and scope, and ends the old one. */
  KeyMade rotate(String name, KeyRotation order, String actor);
}
