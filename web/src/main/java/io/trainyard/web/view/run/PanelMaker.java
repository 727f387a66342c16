package io.trainyard.web.view.run;

import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.run.Attempt;
import io.trainyard.web.view.Mark;
import io.trainyard.web.view.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks closely at one step of a run, or at one of its items. Pure but for what its tabs read. */
final class PanelMaker {
  private final Viewing viewing;
  private final StepState state;
  private final WhyReader.Known known;

  /**
   * For one page.
   *
   * @param state of the step as a whole
   * @param known of the node that is looked at; nothing where a step is looked at as a whole
   */
  PanelMaker(Viewing viewing, StepState state, WhyReader.Known known) {
    this.viewing = viewing;
    this.state = state;
    this.known = known;
  }

  /** What stands above the tabs, and the tabs; the caller fills the one that is open. */
  StepPanel of(Tabs tabs, Open open) {
    RunLook look = viewing.look();
    Optional<Step> step = viewing.run().step(look.step());
    Mark mark = isWhole() ? state.mark() : mark();
    return new StepPanel(
        look.step(),
        look.key(),
        look.key().isEmpty() ? look.step() : look.step() + " · " + look.key(),
        viewing.run().verb(look.step()),
        step.map(Step::about).orElse(""),
        mark,
        times(),
        tabs.tabs(viewing),
        tabs.open(),
        open.overview,
        open.items,
        open.log,
        open.code,
        open.events,
        open.metrics);
  }

  /** Whether it is a step that runs for items, and none of them was chosen. */
  private boolean isWhole() {
    return state.isFannedOut() && viewing.look().key().isEmpty();
  }

  private Mark mark() {
    return known.last().map(last -> StepState.mark(last, viewing.run().now())).orElse(Mark.PLANNED);
  }

  private String times() {
    Optional<Attempt> last = known.last();
    if (last.isEmpty() || last.get().started().isEmpty()) {
      return "";
    }
    Words words = viewing.words();
    String began = words.exact(known.tries().get(0).started().or(() -> last.get().started()).get());
    return last.get()
        .ended()
        .map(end -> began + " to " + words.exact(end))
        .orElse("since " + began);
  }

  /** The content of the tab that is open. */
  static final class Open {
    private StepPanel.@org.jspecify.annotations.Nullable Overview overview;
    private StepPanel.@org.jspecify.annotations.Nullable Items items;
    private @org.jspecify.annotations.Nullable LogPane log;
    private @org.jspecify.annotations.Nullable CodeLines code;
    private StepPanel.@org.jspecify.annotations.Nullable History events;
    private StepPanel.@org.jspecify.annotations.Nullable Measured metrics;

    static Open overview(StepPanel.Overview overview) {
      Open open = new Open();
      open.overview = overview;
      return open;
    }

    static Open items(StepPanel.Items items) {
      Open open = new Open();
      open.items = items;
      return open;
    }

    static Open log(LogPane log) {
      Open open = new Open();
      open.log = log;
      return open;
    }

    static Open code(Optional<CodeLines> code) {
      Open open = new Open();
      open.code = code.orElse(null);
      return open;
    }

    static Open events(StepPanel.History events) {
      Open open = new Open();
      open.events = events;
      return open;
    }

    static Open metrics(StepPanel.Measured metrics) {
      Open open = new Open();
      open.metrics = metrics;
      return open;
    }
  }

  /**
   * The tabs of a panel.
   *
   * @param open the name of the one that is
   */
  record Tabs(String open, boolean isWhole, int items, boolean hasCurves) {

    List<StepPanel.Tab> tabs(Viewing viewing) {
      List<StepPanel.Tab> tabs = new ArrayList<>();
      if (isWhole) {
        tabs.add(tab(viewing, "items", "Items", Words.count(items)));
      } else {
        tabs.add(tab(viewing, "overview", "Overview", ""));
        tabs.add(tab(viewing, "log", "Log", ""));
        if (hasCurves) {
          tabs.add(tab(viewing, "metrics", "Metrics", ""));
        }
      }
      tabs.add(tab(viewing, "code", "Code", ""));
      tabs.add(tab(viewing, "events", "Events", ""));
      return tabs;
    }

    private StepPanel.Tab tab(Viewing viewing, String name, String text, String count) {
      boolean isFirst = name.equals("overview") || name.equals("items");
      String address = viewing.look().tab(isFirst ? "" : name).address(viewing.number());
      return new StepPanel.Tab(name, text, count, address, name.equals(open));
    }
  }
}
