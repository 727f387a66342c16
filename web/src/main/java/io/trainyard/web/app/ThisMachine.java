package io.trainyard.web.app;

import com.sun.management.OperatingSystemMXBean;
import io.trainyard.engine.run.Limits;
import java.lang.management.ManagementFactory;

/** What the machine, or the container, has for steps. */
final class ThisMachine {
  private ThisMachine() {}

  static Limits.Machine size() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new Limits.Machine(
        Runtime.getRuntime().availableProcessors(), system.getTotalMemorySize());
  }
}
