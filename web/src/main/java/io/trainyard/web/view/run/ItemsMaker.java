package io.trainyard.web.view.run;

import io.trainyard.engine.run.Attempt;
import io.trainyard.web.view.Mark;
import io.trainyard.web.view.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lists the items that a step runs for, page by page. Pure. */
final class ItemsMaker {
  private static final int PAGE = 50;
  private static final int MOST_PAGES = 10;

  private final Viewing viewing;
  private final StepState state;

  ItemsMaker(Viewing viewing, StepState state) {
    this.viewing = viewing;
    this.state = state;
  }

  StepPanel.Items of() {
    List<Attempt> wanted =
        viewing.run().nodes().last(state.step()).stream()
            .filter(attempt -> isWanted(mark(attempt)))
            .toList();
    int pages = Math.max(1, (wanted.size() + PAGE - 1) / PAGE);
    int page = Math.min(viewing.look().items(), pages);
    List<StepPanel.Item> rows =
        wanted.stream().skip((page - 1L) * PAGE).limit(PAGE).map(this::item).toList();
    return new StepPanel.Items(
        states(), rows, pages(page, pages), note(rows.size(), wanted.size()));
  }

  private static String note(int shown, int all) {
    return shown == all ? "" : Words.count(shown) + " of " + Words.count(all) + " shown";
  }

  private boolean isWanted(Mark mark) {
    String only = viewing.look().state();
    return only.isEmpty() || only.equals(name(mark));
  }

  private Mark mark(Attempt attempt) {
    return StepState.mark(attempt, viewing.run().now());
  }

  private static String name(Mark mark) {
    return mark.name().toLowerCase(Locale.ROOT);
  }

  private StepPanel.Item item(Attempt last) {
    return new StepPanel.Item(
        last.key(),
        mark(last),
        new StepDetail(viewing.run(), viewing.words()).one(last),
        last.tryNumber(),
        viewing.address(last.step(), last.key()));
  }

  private List<Timeline.Choice> states() {
    List<Timeline.Choice> states = new ArrayList<>();
    RunLook look = viewing.look();
    states.add(
        new Timeline.Choice(
            "All " + Words.count(state.items()),
            look.items(1, "").address(viewing.number()),
            look.state().isEmpty()));
    for (Map.Entry<Mark, Integer> count : state.counts().entrySet()) {
      String only = name(count.getKey());
      states.add(
          new Timeline.Choice(
              count.getKey().word() + " " + Words.count(count.getValue()),
              look.items(1, only).address(viewing.number()),
              look.state().equals(only)));
    }
    return states;
  }

  private List<Timeline.Choice> pages(int page, int pages) {
    List<Timeline.Choice> choices = new ArrayList<>();
    int first = Math.max(1, Math.min(page - MOST_PAGES / 2, pages - MOST_PAGES + 1));
    for (int each = first; each <= Math.min(pages, first + MOST_PAGES - 1); each++) {
      String address = viewing.look().items(each, viewing.look().state()).address(viewing.number());
      choices.add(new Timeline.Choice(Words.count(each), address, each == page));
    }
    return pages == 1 ? List.of() : choices;
  }
}
