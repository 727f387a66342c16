package io.trainyard.executors.place;

import io.trainyard.engine.pipeline.HomeSettings;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds the secrets that a step may ask for: those it names, and those of its connections. */
final class NeededSecrets {
  private static final String SECRET = "secret:";

  private final HomeSettings settings;
  private final Set<String> paths = new TreeSet<>();

  private NeededSecrets(HomeSettings settings) {
    this.settings = settings;
  }

  /** Their paths, sorted. */
  static Set<String> of(Step step, HomeSettings settings) {
    NeededSecrets needed = new NeededSecrets(settings);
    needed.options(step.options());
    return needed.paths;
  }

  private void options(List<Option> options) {
    options.forEach(option -> option.values().forEach(this::value));
  }

  private void value(Value value) {
    if (value instanceof Value.Secret secret) {
      paths.add(secret.path());
    } else if (value instanceof Value.ListOf list) {
      list.values().forEach(this::value);
    } else if (value instanceof Value.Template template) {
      template.pieces().forEach(this::value);
    } else if (value instanceof Value.Term term) {
      term.values().forEach(this::value);
      options(term.options());
      connection(term);
    }
  }

  private void connection(Value.Term term) {
    if (term.word().equals("connection")
        && !term.values().isEmpty()
        && term.values().get(0) instanceof Value.Text name) {
      settings.connections().getOrDefault(name.text(), Map.of()).values().stream()
          .filter(text -> text.startsWith(SECRET))
          .forEach(text -> paths.add(text.substring(SECRET.length())));
    }
  }
}
