package io.trainyard.web.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.trainyard.engine.run.RunState;
import io.trainyard.engine.store.Leader;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Figures of a held home and of the process that holds it. The library is made ready when they are
 * first asked for. Thread-safe.
 */
final class Metrics implements Supplier<String> {
  private final HomeGraph graph;
  private @Nullable PrometheusMeterRegistry registry;

  Metrics(HomeGraph graph) {
    this.graph = graph;
  }

  @Override
  public String get() {
    return registry().scrape();
  }

  private synchronized PrometheusMeterRegistry registry() {
    PrometheusMeterRegistry current = registry;
    if (current == null) {
      current = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
      register(current);
      registry = current;
    }
    return current;
  }

  private void register(PrometheusMeterRegistry made) {
    Gauge.builder("trainyard.events", () -> graph.events().last())
        .description("Events in the log")
        .register(made);
    Gauge.builder("trainyard.leads", () -> graph.store().leads() ? 1 : 0)
        .description("1 where this server leads, 0 where it follows")
        .register(made);
    Gauge.builder("trainyard.epoch", () -> graph.store().leader().map(Leader::epoch).orElse(0L))
        .description("Rises whenever another server begins to lead; 0 where there is no other")
        .register(made);
    Gauge.builder("trainyard.runs.going", this::going)
        .description("Runs that go on in this process")
        .register(made);
    for (RunState state : RunState.values()) {
      Gauge.builder("trainyard.runs", () -> graph.search().counts().getOrDefault(state, 0L))
          .description("Runs in each state")
          .tag("state", state.name())
          .register(made);
    }
    new JvmMemoryMetrics().bindTo(made);
    new JvmThreadMetrics().bindTo(made);
    new ProcessorMetrics().bindTo(made);
    new UptimeMetrics().bindTo(made);
  }

  private int going() {
    return graph.runnerNow().map(runner -> runner.running().size()).orElse(0);
  }
}
