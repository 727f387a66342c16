package io.trainyard.web.view.compare;

import io.trainyard.engine.run.Run;
import io.trainyard.web.api.Parameter;
import io.trainyard.web.api.Parameter.Place;
import io.trainyard.web.api.Parameters;
import io.trainyard.web.api.Scope;
import io.trainyard.web.view.Area;
import io.trainyard.web.view.Crumb;
import io.trainyard.web.view.Page;
import io.trainyard.web.view.PageRoute;
import io.trainyard.web.view.Pages;
import io.trainyard.web.view.ViewPorts;
import io.trainyard.web.view.Visit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code /compare?runs=411,412}. */
public final class ComparePages implements Pages {
  private static final int MOST_RUNS = 6;
  private static final Parameter<String> RUNS =
      Parameters.text(
          "runs", Place.QUERY, "[0-9, #]{0,140}", "Numbers of runs, as 411,412; or several times.");
  private final ViewPorts ports;
  private final CompareMaker maker;

  public ComparePages(ViewPorts ports) {
    this.ports = ports;
    this.maker = new CompareMaker(ports);
  }

  @Override
  public List<PageRoute> pages() {
    return List.of(PageRoute.page("/compare", this::compare).about(Scope.FILTERED).with(RUNS));
  }

  private Page compare(Visit visit) {
    String asked = String.join(",", visit.all(RUNS));
    List<Long> numbers = numbers(asked);
    List<Run> runs = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (long number : numbers) {
      Optional<Run> run = ports.runs().run(number).filter(found -> visit.sees(found.pipeline()));
      run.ifPresentOrElse(runs::add, () -> missing.add("#" + number));
    }
    String problem = problem(numbers, missing);
    ComparePage content =
        numbers.isEmpty() || !problem.isEmpty()
            ? ComparePage.empty(asked, problem)
            : maker.page(text(numbers), runs, visit.words());
    String title =
        runs.isEmpty() || !problem.isEmpty()
            ? "Compare"
            : runs.stream().map(run -> "#" + run.number()).collect(Collectors.joining(", "));
    return Page.of(Area.COMPARE, title, "compare/compare.jte", content)
        .status(problem.isEmpty() ? 200 : 422)
        .below(
            problem.isEmpty() && !runs.isEmpty()
                ? new Crumb[] {new Crumb("Runs", "/runs"), Crumb.here("Compare")}
                : new Crumb[] {});
  }

  private static List<Long> numbers(String asked) {
    return Arrays.stream(asked.split("[^0-9]+", -1))
        .filter(text -> text.matches("[1-9][0-9]{0,17}"))
        .map(Long::parseLong)
        .distinct()
        .toList();
  }

  private static String text(List<Long> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private static String problem(List<Long> numbers, List<String> missing) {
    if (numbers.size() == 1) {
      return "One run is nothing to compare with: name another one.";
    } else if (numbers.size() > MOST_RUNS) {
      return "At most " + MOST_RUNS + " runs stand side by side.";
    } else if (!missing.isEmpty()) {
      return "There is no run " + String.join(", ", missing) + ".";
    }
    return "";
  }
}
