package io.trainyard.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Value;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("slow")
class ReloadTest {
  private static final int LOADS = 2_000;

  @Test
  @Timeout(180)
  void two_thousand_reloads_leave_metaspace_flat() {
    PipelineLoader loader = PipelineLoader.plain();
    BlockRunner runner = new BlockRunner();
    for (int i = 0; i < 200; i++) {
      reload(loader, runner, i);
    }
    long before = metaspace();
    for (int i = 200; i < LOADS; i++) {
      reload(loader, runner, i);
    }
    assertThat(metaspace() - before).as("bytes of metaspace gained").isLessThan(8L << 20);
  }

  private static void reload(PipelineLoader loader, BlockRunner runner, int number) {
    String text =
        "pipeline('p') {\n  def raw = collect { csv 'x' }\n"
            + "  def clean = validate(raw) { check('c') { row -> 3 > "
            + number
            + " } }\n}\n";
    Pipeline pipeline = Examples.load(loader, text).pipeline().orElseThrow();
    if (number % 10 == 0) {
      // Classes are made for runs only; reading makes none.
      Value.Code code = new Value.Code("groovy", "", "clean", "check:c", "");
      assertThat(runner.prepare(pipeline, code).call(java.util.Collections.singletonList(null)))
          .isNotNull();
    }
  }

  private static long metaspace() {
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getName().equals("Metaspace"))
        .map(MemoryPoolMXBean::getUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
