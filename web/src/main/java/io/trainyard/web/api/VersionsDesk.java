package io.trainyard.web.api;

import io.trainyard.engine.security.Principal;
import java.util.List;

/**
 * The versions that runs are started from. Thread-safe. What does not exist, or cannot be done, is
 * a {@link Problem}.
 */
public interface VersionsDesk {
  /** Starts runs from this version from now on; nothing changes where it has mistakes. */
  TakenView push(PushOrder order, Principal who);

  /** Goes back to a version that was taken earlier; an empty one is the one before this. */
  TakenView back(String pipeline, String version, Principal who);

  /** What was taken of a pipeline, the latest first. */
  List<TakenView> taken(String pipeline);
}
