package io.trainyard.web.view.data;

import io.trainyard.engine.check.Finding;
import io.trainyard.engine.check.Severity;
import io.trainyard.engine.lineage.TableVersion;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.table.Rows;
import io.trainyard.engine.table.TableDifference;
import io.trainyard.engine.table.TableProfile;
import io.trainyard.web.view.FrozenPipelines;
import io.trainyard.web.view.Mark;
import io.trainyard.web.view.ViewPorts;
import io.trainyard.web.view.Visit;
import io.trainyard.web.view.Words;
import io.trainyard.web.view.lineage.LineagePicture;
import io.trainyard.web.view.lineage.LineagePictures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the page of a table. */
final class TableView {
  private static final int MOST_VERSIONS = 200;
  private static final int VERSIONS_SHOWN = 10;
  private static final int MOST_CHECKS = 50;
  private static final int SAMPLE_ROWS = 10;
  private static final int SAMPLE_COLUMNS = 30;

  private final ViewPorts ports;
  private final Profiles profiles;
  private final FrozenPipelines frozen;
  private final LineagePictures pictures;

  TableView(ViewPorts ports, Profiles profiles, FrozenPipelines frozen, LineagePictures pictures) {
    this.ports = ports;
    this.profiles = profiles;
    this.frozen = frozen;
    this.pictures = pictures;
  }

  TablePage page(Visit visit, TableVersion shown, Optional<TableVersion> against, long before) {
    List<TableVersion> all = ports.catalogue().versions(shown.name(), before, MOST_VERSIONS);
    VersionLines lines = VersionLines.of(all);
    Optional<TableVersion> other =
        against.or(() -> lines.before(shown)).filter(it -> !it.digest().equals(shown.digest()));
    Marked marked = Marked.of(shown.artifact());
    Optional<Attempt> attempt = ports.search().attempt(shown.attempt());
    return new TablePage(
        head(shown, attempt, visit.words()),
        content(shown, other, marked),
        attempt.map(TableView::checks).orElse(List.of()),
        new TablePage.Versions(
            lines.lines(shown, visit.words(), VERSIONS_SHOWN), older(shown, lines)),
        other.flatMap(it -> change(it, shown, marked)),
        sample(shown, marked),
        lineage(shown, attempt),
        new TableFacts(ports.catalogue()).of(visit, shown, marked));
  }

  private static String older(TableVersion shown, VersionLines lines) {
    return lines.groups().size() <= VERSIONS_SHOWN
        ? ""
        : "/data/%s?before=%d"
            .formatted(shown.name().text(), lines.groups().get(VERSIONS_SHOWN).get(0).id() + 1);
  }

  private static TablePage.Head head(TableVersion shown, Optional<Attempt> attempt, Words words) {
    return new TablePage.Head(
        shown.name().shortText(),
        shown.name().pipeline(),
        attempt.map(Attempt::step).orElse(""),
        shown.run(),
        words.at(shown.made()),
        words.full(shown.made()),
        Words.bytes(shown.artifact().bytes()),
        Words.digest(shown.digest().toString()),
        shown.digest().toString(),
        "/api/v1/artifacts/" + shown.digest() + "/bytes");
  }

  private TablePage.Content content(
      TableVersion shown, Optional<TableVersion> other, Marked marked) {
    try {
      TableProfile profile = profiles.profile(shown.digest());
      Optional<TableProfile> before = other.flatMap(this::profile);
      String counted =
          profile.isWhole()
              ? "counted on all " + Words.count(profile.rows(), "row", "rows")
              : "counted on a sample of %s of %s"
                  .formatted(
                      Words.count(profile.counted()), Words.count(profile.rows(), "row", "rows"));
      return new TablePage.Content(
          Words.count(profile.columns().size(), "column", "columns") + " · " + counted,
          "",
          before.isPresent() ? other.map(it -> "#" + it.run()).orElse("") : "",
          new Columns(marked.personal(), marked.identifiers()).of(profile, before));
    } catch (Profiles.NotThere e) {
      return new TablePage.Content("", String.valueOf(e.getMessage()), "", List.of());
    }
  }

  private Optional<TableProfile> profile(TableVersion version) {
    try {
      return Optional.of(profiles.profile(version.digest()));
    } catch (Profiles.NotThere e) {
      return Optional.empty();
    }
  }

  private static List<TablePage.Check> checks(Attempt attempt) {
    return attempt.findings().stream().limit(MOST_CHECKS).map(TableView::check).toList();
  }

  private static TablePage.Check check(Finding finding) {
    Mark failed = finding.severity() == Severity.ERROR ? Mark.FAILED : Mark.WARNING;
    return new TablePage.Check(
        finding.passed() ? Mark.SUCCEEDED : failed,
        finding.subject() + ": " + finding.check(),
        finding.value(),
        finding.passed() ? "" : finding.why());
  }

  private Optional<TablePage.Change> change(TableVersion then, TableVersion now, Marked marked) {
    List<TablePage.Figure> figures = new ArrayList<>();
    String note;
    try {
      TableDifference difference = profiles.difference(then.digest(), now.digest(), marked.key());
      figures.addAll(Changes.figures(difference));
      note = Changes.note(difference);
    } catch (Profiles.NotThere e) {
      note = String.valueOf(e.getMessage());
    }
    return Optional.of(
        new TablePage.Change(
            Words.digest(then.digest().toString()),
            "/data/" + then.name().text() + "?version=" + then.digest().hex(),
            Words.digest(now.digest().toString()),
            figures,
            note));
  }

  private Optional<TablePage.Sample> sample(TableVersion shown, Marked marked) {
    try {
      Rows rows = profiles.sample(shown.digest(), SAMPLE_ROWS);
      List<String> names = rows.schema().names();
      int columns = Math.min(SAMPLE_COLUMNS, names.size());
      List<List<String>> texts = new ArrayList<>();
      for (List<@Nullable Object> row : rows.values()) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
          boolean isHidden = marked.personal().contains(names.get(i));
          cells.add(isHidden ? "personal" : cell(row.get(i)));
        }
        texts.add(cells);
      }
      String said =
          columns == names.size()
              ? ""
              : "the first %d of %d columns".formatted(columns, names.size());
      return Optional.of(new TablePage.Sample(names.subList(0, columns), texts, said));
    } catch (Profiles.NotThere e) {
      return Optional.empty();
    }
  }

  private static String cell(@Nullable Object value) {
    return value == null ? "" : Columns.shortened(value.toString());
  }

  private LineagePicture lineage(TableVersion shown, Optional<Attempt> attempt) {
    Optional<Run> run = ports.runs().run(shown.run());
    return attempt.isEmpty() || run.isEmpty()
        ? LineagePicture.NONE
        : frozen
            .of(run.get())
            .map(
                definition ->
                    pictures.of(
                        run.get(),
                        definition,
                        attempt.get().step(),
                        pictures.registered(run.get())))
            .orElse(LineagePicture.NONE);
  }
}
