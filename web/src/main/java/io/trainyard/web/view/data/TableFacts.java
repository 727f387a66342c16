package io.trainyard.web.view.data;

import io.trainyard.engine.lineage.Catalogue;
import io.trainyard.engine.lineage.PublishedUse;
import io.trainyard.engine.lineage.TableVersion;
import io.trainyard.web.view.Visit;
import java.util.ArrayList;
import java.util.List;

/** Tells where a table is from and who takes it, beyond its run. */
record TableFacts(Catalogue catalogue) {
  private static final int MOST = 20;

  List<TablePage.Fact> of(Visit visit, TableVersion shown, Marked marked) {
    List<TablePage.Fact> facts = new ArrayList<>();
    catalogue
        .source(shown.digest())
        .ifPresent(source -> facts.add(new TablePage.Fact("Collected from", source, "")));
    add(facts, "Identifies a row", String.join(", ", marked.identifiers()));
    add(facts, "Personal", String.join(", ", marked.personal()));
    add(facts, "Published as", String.join(", ", catalogue.published(shown.digest())));
    for (PublishedUse use : catalogue.uses(shown.digest(), MOST)) {
      if (visit.sees(use.pipeline())) {
        facts.add(
            new TablePage.Fact(
                "Taken by", use.pipeline() + " #" + use.run(), "/runs/" + use.run()));
      }
    }
    for (TableVersion same : catalogue.made(shown.digest(), MOST)) {
      if (!same.name().equals(shown.name()) && visit.sees(same.name().pipeline())) {
        facts.add(
            new TablePage.Fact(
                "The same bytes", same.name().text(), "/data/" + same.name().text()));
      }
    }
    return facts.stream().distinct().toList();
  }

  private static void add(List<TablePage.Fact> facts, String what, String value) {
    if (!value.isEmpty()) {
      facts.add(new TablePage.Fact(what, value, ""));
    }
  }
}
