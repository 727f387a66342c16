package io.trainyard.web.app;

import java.util.List;

/** Says which artifacts the log speaks of that are not there. */
final class Missing {
  private Missing() {}

  static void tell(List<String> digests, Shell shell) {
    if (!digests.isEmpty()) {
      shell
          .err()
          .println(
              "warning: %d artifacts of the log are not there, such as %s"
                  .formatted(digests.size(), digests.get(0)));
    }
  }
}
