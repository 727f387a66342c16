package io.trainyard.web.view.search;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.lineage.TableName;
import io.trainyard.engine.lineage.TableVersion;
import io.trainyard.engine.registry.ModelVersion;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunFilter;
import io.trainyard.web.api.PipelineView;
import io.trainyard.web.view.Mark;
import io.trainyard.web.view.ViewPorts;
import io.trainyard.web.view.Visit;
import io.trainyard.web.view.Words;
import io.trainyard.web.view.search.SearchPage.Group;
import io.trainyard.web.view.search.SearchPage.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Looks in what whoever looks may see. A name is found by a part of it, a tag and the number of a
 * run as a whole, a digest by all of its 64 digits.
 */
final class Finder {
  private static final Pattern NUMBER = Pattern.compile("#?[1-9][0-9]{0,17}");
  private static final Pattern DIGEST = Pattern.compile("(sha256:)?[0-9a-f]{64}");
  private static final int LATEST = 5;
  private static final int MAKERS = 20;
  private static final int MODELS = 200;
  private static final int TABLES = 1_000;
  private final ViewPorts ports;
  private final Visit visit;
  private final String asked;

  /**
   * A search.
   *
   * @param asked neither empty nor with blanks at its ends
   */
  Finder(ViewPorts ports, Visit visit, String asked) {
    this.ports = ports;
    this.visit = visit;
    this.asked = asked.toLowerCase(Locale.ROOT);
  }

  List<Group> groups() {
    List<Group> groups = new ArrayList<>();
    add(groups, "Pipelines", pipelines());
    add(groups, "Runs", runs());
    add(groups, "Data", tables());
    add(groups, "Models", models());
    if (DIGEST.matcher(asked).matches()) {
      add(groups, "Made by", makers(Digest.parse(asked)));
    }
    return groups;
  }

  private static void add(List<Group> groups, String title, List<Hit> hits) {
    if (!hits.isEmpty()) {
      groups.add(Group.of(title, hits));
    }
  }

  private List<Hit> pipelines() {
    return ports.server().pipelines().pipelines().stream()
        .filter(pipeline -> visit.sees(pipeline.name()))
        .filter(this::matches)
        .map(
            pipeline ->
                new Hit(pipeline.name(), "/pipelines/" + pipeline.name(), describe(pipeline)))
        .toList();
  }

  private boolean matches(PipelineView pipeline) {
    return pipeline.name().contains(asked)
        || pipeline.about().toLowerCase(Locale.ROOT).contains(asked)
        || pipeline.tags().stream().anyMatch(tag -> tag.toLowerCase(Locale.ROOT).equals(asked))
        || pipeline.version().equals(asked);
  }

  private static String describe(PipelineView pipeline) {
    String tags = String.join(", ", pipeline.tags());
    return pipeline.about() + (tags.isEmpty() ? "" : " · " + tags);
  }

  /** The run of that number, or the latest ones of the pipeline of that name. */
  private List<Hit> runs() {
    if (NUMBER.matcher(asked).matches()) {
      return ports.runs().run(Long.parseLong(asked.replace("#", ""))).stream()
          .filter(run -> visit.sees(run.pipeline()))
          .map(this::hit)
          .toList();
    }
    boolean isName = asked.matches("[a-z][a-z0-9_-]{0,62}") && visit.sees(asked);
    return isName
        ? ports.search().find(RunFilter.ofPipeline(asked), LATEST).stream().map(this::hit).toList()
        : List.of();
  }

  private Hit hit(Run run) {
    return new Hit(
        run.pipeline() + " #" + run.number(),
        "/runs/" + run.number(),
        Mark.of(run.state()).word() + ", " + visit.words().ago(run.created()));
  }

  private List<Hit> tables() {
    boolean isDigest = DIGEST.matcher(asked).matches();
    List<TableVersion> tables =
        isDigest
            ? ports.catalogue().made(Digest.parse(asked), MAKERS)
            : ports.catalogue().tables(TableName.FIRST, TABLES);
    return tables.stream()
        .filter(table -> visit.sees(table.name().pipeline()))
        .filter(table -> isDigest || table.name().text().toLowerCase(Locale.ROOT).contains(asked))
        .map(TableVersion::name)
        .distinct()
        .map(name -> new Hit(name.text(), "/data/" + name.text(), ""))
        .toList();
  }

  private List<Hit> models() {
    String name = asked.replaceFirst("[: ]v?[0-9]+$", "");
    return ports.registry().models().stream()
        .filter(model -> model.contains(name) || DIGEST.matcher(asked).matches())
        .limit(MODELS)
        .flatMap(model -> model(model).stream())
        .toList();
  }

  /** Seen by whoever sees a pipeline that registered a version of it. */
  private Optional<Hit> model(String model) {
    List<ModelVersion> versions = ports.registry().versions(model);
    boolean isSeen =
        visit.who().seesAll()
            || versions.stream()
                .flatMap(version -> ports.runs().run(version.run()).stream())
                .anyMatch(run -> visit.sees(run.pipeline()));
    if (!isSeen) {
      return Optional.empty();
    }
    Optional<ModelVersion> exact =
        versions.stream()
            .filter(version -> version.id().equals(asked) || isDigest(version.model()))
            .findFirst();
    if (exact.isPresent()) {
      long number = exact.get().version();
      return Optional.of(new Hit(model + " v" + number, "/models/" + model + "/" + number, ""));
    }
    return model.contains(asked)
        ? Optional.of(
            new Hit(model, "/models/" + model, Words.count(versions.size(), "version", "versions")))
        : Optional.empty();
  }

  private boolean isDigest(Digest digest) {
    return asked.equals(digest.hex()) || asked.equals(digest.toString());
  }

  private List<Hit> makers(Digest digest) {
    return ports.search().makers(digest, MAKERS).stream()
        .filter(this::isSeen)
        .map(
            attempt ->
                new Hit(
                    "#" + attempt.run() + " " + attempt.step(),
                    "/runs/" + attempt.run() + "?step=" + attempt.step(),
                    String.join(", ", attempt.outputs().keySet())))
        .toList();
  }

  private boolean isSeen(Attempt attempt) {
    return visit.who().seesAll()
        || ports.runs().run(attempt.run()).filter(run -> visit.sees(run.pipeline())).isPresent();
  }
}
