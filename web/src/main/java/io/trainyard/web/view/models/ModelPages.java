package io.trainyard.web.view.models;

import io.trainyard.engine.pipeline.Names;
import io.trainyard.engine.registry.Alias;
import io.trainyard.engine.registry.ModelVersion;
import io.trainyard.web.api.Asked;
import io.trainyard.web.api.Parameter;
import io.trainyard.web.api.Parameter.Place;
import io.trainyard.web.api.Parameters;
import io.trainyard.web.api.Problem;
import io.trainyard.web.api.Scope;
import io.trainyard.web.view.Area;
import io.trainyard.web.view.Crumb;
import io.trainyard.web.view.Page;
import io.trainyard.web.view.PageRoute;
import io.trainyard.web.view.Pages;
import io.trainyard.web.view.ViewPorts;
import io.trainyard.web.view.Visit;
import io.trainyard.web.view.Words;
import io.trainyard.web.view.chart.Axis;
import io.trainyard.web.view.chart.LineChart;
import io.trainyard.web.view.chart.Picture;
import io.trainyard.web.view.chart.Point;
import io.trainyard.web.view.chart.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /models}, {@code /models/{model}} and {@code /models/{model}/{version}}. */
public final class ModelPages implements Pages {
  private static final int MOST_VERSIONS = 200;
  private static final Parameter<String> MODEL = Asked.name("model", Place.PATH, "A model's name.");
  private static final Parameter<Long> VERSION =
      Parameters.number("version", "The number of a version.");
  private static final Parameter<Long> AGAINST =
      Parameters.count("against", Place.QUERY, "The version that it is compared with.");
  private static final Parameter<String> ALIAS =
      Parameters.text("alias", Place.QUERY, Names.PATTERN, "An alias, such as champion.");
  private static final Parameter<String> AT =
      Parameters.text("at", Place.QUERY, AskedTime.FORM, "When: who had the alias then.");

  private final ViewPorts ports;
  private final ModelList list;
  private final VersionMaker maker;
  private final AliasParts aliases;

  public ModelPages(ViewPorts ports) {
    this.ports = ports;
    this.list = new ModelList(ports);
    this.maker = new VersionMaker(ports);
    this.aliases = new AliasParts(ports.registry());
  }

  @Override
  public List<PageRoute> pages() {
    return List.of(
        PageRoute.page("/models", this::models).about(Scope.FILTERED),
        PageRoute.page("/models/{model}", this::model).with(MODEL, ALIAS, AT),
        PageRoute.page("/models/{model}/{version}", this::version)
            .with(MODEL, VERSION, AGAINST, ALIAS, AT));
  }

  private Page models(Visit visit) {
    return Page.of(Area.MODELS, "Models", "model/models.jte", list.page(visit))
        .live("/api/v1/events");
  }

  private Page model(Visit visit) {
    String name = visit.path(MODEL);
    List<ModelVersion> versions = versions(name);
    ModelVersion last = versions.get(versions.size() - 1);
    ModelPage page =
        new ModelPage(
            name,
            "%s, latest v%d of %s"
                .formatted(
                    Words.count(versions.size(), "version", "versions"),
                    last.version(),
                    visit.words().at(last.created())),
            VersionRow.table(versions, 0, MOST_VERSIONS, visit.words()),
            curves(versions),
            alias(visit, name));
    return Page.of(Area.MODELS, name, "model/model.jte", page)
        .below(new Crumb("Models", "/models"), Crumb.here(name));
  }

  private Page version(Visit visit) {
    String name = visit.path(MODEL);
    long number = visit.path(VERSION);
    List<ModelVersion> versions = versions(name);
    ModelVersion shown =
        versions.stream()
            .filter(version -> version.version() == number)
            .findFirst()
            .orElseThrow(() -> Problem.notFound("There is no version " + number + " of " + name));
    VersionPage page =
        maker.page(
            shown, versions, visit.find(AGAINST).orElse(0L), alias(visit, name), visit.words());
    return Page.of(Area.MODELS, name + " v" + number, "model/version.jte", page)
        .below(
            new Crumb("Models", "/models"),
            new Crumb(name, "/models/" + name),
            Crumb.here("v" + number));
  }

  private List<ModelVersion> versions(String name) {
    List<ModelVersion> versions = ports.registry().versions(name);
    if (versions.isEmpty()) {
      throw Problem.notFound("There is no model of this name.");
    }
    return versions;
  }

  private Optional<AliasPart> alias(Visit visit, String name) {
    return aliases.of(
        name, visit.find(ALIAS).orElse(Alias.CHAMPION), visit.find(AT).orElse(""), visit.words());
  }

  /** One picture a measure, since their units differ. */
  private static List<Picture> curves(List<ModelVersion> versions) {
    List<Picture> curves = new ArrayList<>();
    if (versions.size() > 1) {
      for (String measure : VersionRow.measures(versions)) {
        List<Point> points = new ArrayList<>();
        for (ModelVersion version : versions) {
          Double value = version.metrics().get(measure);
          points.add(new Point(version.version(), value == null ? Double.NaN : value));
        }
        curves.add(
            new LineChart(
                    measure + " by version",
                    Axis.whole("version"),
                    Axis.of(measure),
                    List.of(new Series(measure, points)))
                .picture());
      }
    }
    return curves;
  }
}
