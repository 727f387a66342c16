package io.trainyard.web.view.run;

import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.StepKey;
import io.trainyard.engine.security.Principal;
import io.trainyard.web.api.Problem;
import io.trainyard.web.view.Mark;
import io.trainyard.web.view.Words;
import io.trainyard.web.view.graph.GraphLayout;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes the page of a run. Thread-safe. */
final class RunPageMaker {
  /** What most needs a look, when nobody says what they want to see. */
  private static final List<Mark> FIRST =
      List.of(Mark.FAILED, Mark.WAITING, Mark.RUNNING, Mark.QUEUED, Mark.WARNING);

  private final RunReading reading;
  private final GraphMaker graphs;

  RunPageMaker(RunReading reading, GraphLayout layout) {
    this.reading = reading;
    this.graphs = new GraphMaker(layout);
  }

  /** Who looks at it, and when. */
  record Visitor(Principal who, Words words) {}

  /** The page of a run; a {@link Problem} where there is no such run or step. */
  RunPage of(long number, RunLook look, Visitor visitor) {
    RunSight sight = reading.sight(number, visitor.words().now());
    RunSnapshot run = sight.run();
    StepStates states = sight.states();
    CriticalPath path = sight.path();
    Viewing viewing = new Viewing(run, chosen(look, sight), visitor.words(), visitor.who());
    Map<StepKey, List<String>> shortages = reading.shortages(run.run());
    Map<StepKey, WhyReader.Known> read = new HashMap<>();
    Function<StepKey, WhyReader.Known> known =
        node -> read.computeIfAbsent(node, each -> reading.known(run, each, shortages));
    ActionsMaker actions = new ActionsMaker(viewing, reading.newer(run.run()).isPresent());
    HeadMaker head = new HeadMaker(viewing, states);
    GraphMaker.Made graph = states.all().isEmpty() ? null : graphs.of(viewing, sight);
    return new RunPage(
        number,
        run.run().pipeline(),
        head.head(reading.ports().search().neighbours(run.run()), actions.ofRun()),
        BannersMaker.of(viewing, shortages),
        failure(viewing, actions, known),
        approvals(viewing),
        graph == null ? null : graph.graph(),
        head.progress(),
        graph == null ? "" : graph.folded(),
        graph == null ? List.of() : graph.opened(),
        new TimelineMaker(run, states, path, visitor.words()).of(viewing.look()),
        Spent.of(run, path),
        findings(viewing),
        head.facts(),
        panel(viewing, states, actions, known));
  }

  /** A look with a step: the one that is named, else the one that most needs a look. */
  private static RunLook chosen(RunLook look, RunSight sight) {
    RunSnapshot run = sight.run();
    if (!look.step().isEmpty()) {
      if (!sight.states().has(look.step())) {
        throw Problem.notFound(
            "run %d has no step '%s'.".formatted(run.run().number(), look.step()));
      }
      return look;
    }
    Optional<String> first =
        FIRST.stream().flatMap(mark -> sight.states().first(mark).stream()).findFirst();
    String step =
        first.or(() -> longest(sight.path())).or(() -> run.order().stream().findFirst()).orElse("");
    return new RunLook(
        step,
        "",
        OptionalInt.empty(),
        look.tab(),
        look.isEven(),
        look.rows(),
        look.items(),
        look.state(),
        look.from(),
        look.find(),
        look.open());
  }

  private static Optional<String> longest(CriticalPath path) {
    return path.legs().stream()
        .max(
            java.util.Comparator.comparing(leg -> java.time.Duration.between(leg.from(), leg.to())))
        .map(CriticalPath.Leg::step);
  }

  private @Nullable Failure failure(
      Viewing viewing, ActionsMaker actions, Function<StepKey, WhyReader.Known> known) {
    FailureMaker maker = new FailureMaker(viewing);
    return maker.first().flatMap(node -> maker.of(known.apply(node), actions.again())).orElse(null);
  }

  private List<ApprovalCard> approvals(Viewing viewing) {
    boolean asks =
        viewing.run().order().stream()
            .anyMatch(step -> viewing.run().verb(step).equals("approval"));
    if (!asks) {
      return List.of();
    }
    return new ApprovalsMaker(viewing, reading.links(), reading.ports().approvals().people())
        .of(reading.ports().approvals().ofRun(viewing.number()));
  }

  private RunPage.Findings findings(Viewing viewing) {
    List<Attempt> found = reading.ports().runs().withFindings(viewing.number(), FindingsMaker.MOST);
    return new FindingsMaker(viewing).of(found);
  }

  private @Nullable StepPanel panel(
      Viewing viewing,
      StepStates states,
      ActionsMaker actions,
      Function<StepKey, WhyReader.Known> known) {
    String step = viewing.look().step();
    return states.has(step)
        ? new PanelReading(reading, viewing, actions).of(states.of(step), known)
        : null;
  }
}
