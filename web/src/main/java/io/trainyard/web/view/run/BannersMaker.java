package io.trainyard.web.view.run;

import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.StepKey;
import io.trainyard.web.view.Mark;
import io.trainyard.web.view.Prose;
import io.trainyard.web.view.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says what a run waits for, and what somebody did to it. Pure. */
final class BannersMaker {
  private static final int MOST = 3;
  private final Viewing viewing;
  private final Map<StepKey, List<String>> shortages;
  private final List<RunPage.Banner> banners = new ArrayList<>();

  private BannersMaker(Viewing viewing, Map<StepKey, List<String>> shortages) {
    this.viewing = viewing;
    this.shortages = shortages;
  }

  /**
   * The banners of a run; none where there is nothing to say.
   *
   * @param shortages by node, which limits keep it from starting
   */
  static List<RunPage.Banner> of(Viewing viewing, Map<StepKey, List<String>> shortages) {
    BannersMaker maker = new BannersMaker(viewing, shortages);
    Run run = viewing.run().run();
    if (!run.state().isDone()) {
      maker.people(run);
      maker.waits();
      maker.queue();
    }
    maker.origin(run);
    return List.copyOf(maker.banners);
  }

  private void people(Run run) {
    run.cancellation()
        .ifPresent(
            by ->
                add(
                    Mark.CANCELLED,
                    "Being cancelled by " + HeadMaker.person(by.words()) + ".",
                    "It ends when all that runs is proved to have stopped.",
                    "",
                    ""));
    run.pausedBy()
        .ifPresent(
            by ->
                add(
                    Mark.PAUSED,
                    "Paused by " + HeadMaker.person(by) + ".",
                    "What runs goes on; nothing new begins until somebody resumes it.",
                    "",
                    ""));
  }

  private void waits() {
    int all = viewing.run().nodes().count(AttemptState.WAITING);
    int count = 0;
    for (String step : viewing.run().order()) {
      if (count >= Math.min(all, MOST)) {
        break;
      }
      for (Attempt attempt : viewing.run().nodes().last(step)) {
        if (attempt.state() == AttemptState.WAITING && ++count <= MOST) {
          wait(attempt);
        }
      }
    }
    if (all > MOST) {
      add(Mark.WAITING, Words.count(all - MOST) + " more wait.", "", "", "");
    }
  }

  private void wait(Attempt attempt) {
    boolean isApproval = viewing.run().verb(attempt.step()).equals("approval");
    String until =
        attempt.notBefore().isAfter(viewing.run().now())
            ? " Until " + viewing.words().at(attempt.notBefore()) + "."
            : "";
    add(
        Mark.WAITING,
        "Waiting at " + attempt.node() + ".",
        Prose.sentence(attempt.message(), viewing.words()).text() + until,
        isApproval ? "#" + id(attempt) : viewing.address(attempt.step(), attempt.key()),
        isApproval ? "See what is asked" : "Look at it");
  }

  /** The name of the place on the page where an approval stands. */
  static String id(Attempt attempt) {
    return "approval-" + attempt.id();
  }

  private void queue() {
    shortages.entrySet().stream()
        .filter(shortage -> !shortage.getValue().isEmpty())
        .limit(1)
        .forEach(
            shortage -> {
              int more = shortages.size() - 1;
              String others = more > 0 ? " " + Words.count(more) + " more wait likewise." : "";
              StepKey node = shortage.getKey();
              String why = String.join("; ", shortage.getValue());
              add(
                  Mark.QUEUED,
                  "Queued at " + node + ".",
                  Prose.sentence(why, viewing.words()).text() + others,
                  viewing.address(node.step(), node.key()),
                  "Look at it");
            });
  }

  private void origin(Run run) {
    if (run.origin().isPresent()) {
      long origin = run.origin().getAsLong();
      int taken = viewing.run().nodes().count(AttemptState.CACHED);
      add(
          Mark.NOTE,
          "Runs #" + origin + " again.",
          Words.count(taken, "result is", "results are") + " taken over.",
          "/runs/" + origin,
          "Open #" + origin);
    }
  }

  private void add(Mark mark, String title, String text, String link, String linkText) {
    banners.add(new RunPage.Banner(mark, title, Prose.of(text, viewing.words()), link, linkText));
  }
}
