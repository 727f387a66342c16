package io.trainyard.web.view.data;

import io.trainyard.engine.lineage.TableName;
import io.trainyard.engine.lineage.TableVersion;
import io.trainyard.engine.run.Run;
import io.trainyard.web.view.FrozenPipeline;
import io.trainyard.web.view.FrozenPipelines;
import io.trainyard.web.view.ViewPorts;
import io.trainyard.web.view.Visit;
import io.trainyard.web.view.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the list of tables. */
final class TableList {
  private static final int MOST = 100;
  private final ViewPorts ports;
  private final FrozenPipelines frozen;

  TableList(ViewPorts ports, FrozenPipelines frozen) {
    this.ports = ports;
    this.frozen = frozen;
  }

  TablesPage page(Visit visit, TableName after) {
    List<TableVersion> found = ports.catalogue().tables(after, MOST + 1);
    Map<Long, Optional<FrozenPipeline>> definitions = new HashMap<>();
    List<TablesPage.Line> lines = new ArrayList<>();
    for (TableVersion version : found.subList(0, Math.min(MOST, found.size()))) {
      if (visit.sees(version.name().pipeline())) {
        Optional<FrozenPipeline> definition =
            definitions.computeIfAbsent(
                version.run(),
                run -> ports.runs().run(run).map(Run::definition).flatMap(frozen::find));
        lines.add(line(version, definition, visit.words()));
      }
    }
    String next = found.size() > MOST ? "/data?after=" + found.get(MOST - 1).name().text() : "";
    return new TablesPage(lines, next);
  }

  private TablesPage.Line line(
      TableVersion version, Optional<FrozenPipeline> definition, Words words) {
    List<String> tags = new ArrayList<>();
    if (!Marked.of(version.artifact()).personal().isEmpty()) {
      tags.add("personal");
    }
    ports.catalogue().published(version.digest()).forEach(name -> tags.add("published " + name));
    return new TablesPage.Line(
        "t" + version.name().text().replaceAll("[^A-Za-z0-9_-]", "-"),
        version.name().shortText(),
        "/data/" + version.name().text(),
        version.name().pipeline(),
        tags,
        VersionLines.rows(version.rows()),
        Words.bytes(version.artifact().bytes()),
        Words.digest(version.digest().toString()),
        version.run(),
        words.at(version.made()),
        words.full(version.made()),
        definition.map(it -> String.join(", ", it.users(version.name().output()))).orElse(""));
  }
}
