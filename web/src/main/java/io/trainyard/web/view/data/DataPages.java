package io.trainyard.web.view.data;

import io.trainyard.engine.lineage.TableName;
import io.trainyard.engine.lineage.TableVersion;
import io.trainyard.web.api.Parameter;
import io.trainyard.web.api.Parameter.Place;
import io.trainyard.web.api.Parameters;
import io.trainyard.web.api.Problem;
import io.trainyard.web.api.Scope;
import io.trainyard.web.view.Area;
import io.trainyard.web.view.Crumb;
import io.trainyard.web.view.FrozenPipelines;
import io.trainyard.web.view.Page;
import io.trainyard.web.view.PageRoute;
import io.trainyard.web.view.Pages;
import io.trainyard.web.view.ViewPorts;
import io.trainyard.web.view.Visit;
import io.trainyard.web.view.lineage.LineagePictures;
import java.util.List;
import java.util.Optional;

/** {@code /data} and {@code /data/{name}}. */
public final class DataPages implements Pages {
  private static final String NAME_FORM = "[A-Za-z0-9_.-]{1,200}";
  private static final Parameter<String> NAME =
      Parameters.text("name", Place.PATH, NAME_FORM, "A table, such as churn.clean.");
  private static final Parameter<String> AFTER =
      Parameters.text("after", Place.QUERY, NAME_FORM, "Tables that come later only.");
  private static final Parameter<String> VERSION =
      Parameters.text("version", Place.QUERY, "[0-9a-f]{6,64}", "Its digest, or how it begins.");
  private static final Parameter<String> AGAINST =
      Parameters.text(
          "against", Place.QUERY, "[0-9a-f]{6,64}", "The version that it is compared with.");
  private static final Parameter<Long> BEFORE =
      Parameters.count("before", Place.QUERY, "Versions with a lesser number only.");

  private final ViewPorts ports;
  private final TableList list;
  private final TableView view;

  public DataPages(ViewPorts ports, Profiles profiles) {
    this.ports = ports;
    FrozenPipelines frozen = ports.frozen();
    this.list = new TableList(ports, frozen);
    this.view = new TableView(ports, profiles, frozen, new LineagePictures(ports));
  }

  @Override
  public List<PageRoute> pages() {
    return List.of(
        PageRoute.page("/data", this::tables).about(Scope.FILTERED).with(AFTER),
        PageRoute.page("/data/{name}", this::table)
            .about(Scope.FILTERED)
            .with(NAME, VERSION, AGAINST, BEFORE));
  }

  private Page tables(Visit visit) {
    TableName after = visit.find(AFTER).map(TableName::parse).orElse(TableName.FIRST);
    return Page.of(Area.DATA, "Data", "data/tables.jte", list.page(visit, after))
        .live("/api/v1/events");
  }

  private Page table(Visit visit) {
    TableName name = TableName.parse(visit.path(NAME));
    TableVersion shown =
        find(visit, name, visit.find(VERSION))
            .orElseThrow(() -> Problem.notFound("There is no such table, or no such version."));
    Optional<TableVersion> against =
        visit.find(AGAINST).flatMap(digest -> find(visit, name, Optional.of(digest)));
    TablePage page = view.page(visit, shown, against, visit.find(BEFORE).orElse(Long.MAX_VALUE));
    return Page.of(Area.DATA, name.shortText(), "data/table.jte", page)
        .below(
            new Crumb("Data", "/data"),
            new Crumb(name.pipeline(), "/pipelines/" + name.pipeline()),
            Crumb.here(name.shortText()));
  }

  private Optional<TableVersion> find(Visit visit, TableName name, Optional<String> digest) {
    return visit.sees(name.pipeline())
        ? ports.catalogue().version(name, "sha256:" + digest.orElse(""))
        : Optional.empty();
  }
}
