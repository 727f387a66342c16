package io.trainyard.web.view.models;

import io.trainyard.engine.deploy.Endpoint;
import io.trainyard.engine.registry.Alias;
import io.trainyard.engine.registry.ModelVersion;
import io.trainyard.web.view.ViewPorts;
import io.trainyard.web.view.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Makes the list of models. */
record ModelList(ViewPorts ports) {
  private static final int MOST_MEASURES = 4;

  ModelListPage page(Visit visit) {
    List<Endpoint> endpoints = ports.deployments().endpoints();
    List<ModelListPage.Line> lines = new ArrayList<>();
    for (String model : ports.registry().models()) {
      List<ModelVersion> versions = ports.registry().versions(model);
      if (!versions.isEmpty() && seesAll(visit, versions)) {
        lines.add(line(visit, versions, endpoints));
      }
    }
    return new ModelListPage(lines);
  }

  /** Whoever may not see a pipeline that made versions sees none of them, as with the model. */
  private boolean seesAll(Visit visit, List<ModelVersion> versions) {
    return versions.stream()
        .map(ModelVersion::run)
        .distinct()
        .flatMap(run -> ports.runs().run(run).stream())
        .map(run -> run.pipeline())
        .distinct()
        .allMatch(visit::sees);
  }

  private static ModelListPage.Line line(
      Visit visit, List<ModelVersion> versions, List<Endpoint> endpoints) {
    ModelVersion last = versions.get(versions.size() - 1);
    Optional<ModelVersion> champion =
        versions.stream().filter(it -> it.aliases().contains(Alias.CHAMPION)).findFirst();
    List<String> serves =
        endpoints.stream()
            .filter(endpoint -> endpoint.model().equals(last.name()))
            .map(endpoint -> endpoint.name() + " (v" + endpoint.version() + ")")
            .toList();
    return new ModelListPage.Line(
        last.name(),
        "v" + last.version(),
        address(last),
        champion.map(it -> "v" + it.version()).orElse(""),
        champion.map(ModelList::address).orElse(""),
        measures(champion.orElse(last)),
        String.join(", ", serves),
        last.run(),
        visit.words().at(last.created()),
        visit.words().full(last.created()));
  }

  private static String address(ModelVersion version) {
    return "/models/" + version.name() + "/" + version.version();
  }

  private static String measures(ModelVersion version) {
    return String.join(
        ", ",
        new TreeMap<>(version.metrics())
            .entrySet().stream()
                .limit(MOST_MEASURES)
                .map(it -> it.getKey() + " " + Measure.number(it.getValue()))
                .toList());
  }
}
