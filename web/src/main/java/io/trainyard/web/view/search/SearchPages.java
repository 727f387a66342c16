package io.trainyard.web.view.search;

import io.trainyard.web.api.Parameter;
import io.trainyard.web.api.Parameter.Place;
import io.trainyard.web.api.Problem;
import io.trainyard.web.api.Scope;
import io.trainyard.web.view.Area;
import io.trainyard.web.view.Page;
import io.trainyard.web.view.PageRoute;
import io.trainyard.web.view.Pages;
import io.trainyard.web.view.ViewPorts;
import io.trainyard.web.view.Visit;
import java.util.List;
import java.util.Map;

/** The search. */
public final class SearchPages implements Pages {
  private static final int LONGEST = 200;
  private static final Parameter<String> WORDS =
      new Parameter<>(
          "q", Place.QUERY, "What is looked for.", Map.of("type", "string"), SearchPages::words);
  private final ViewPorts ports;

  public SearchPages(ViewPorts ports) {
    this.ports = ports;
  }

  private static String words(String text) {
    if (text.length() > LONGEST) {
      throw Problem.badRequest("'q' has at most " + LONGEST + " characters.");
    }
    return text.strip();
  }

  @Override
  public List<PageRoute> pages() {
    return List.of(PageRoute.page("/search", this::search).with(WORDS).about(Scope.FILTERED));
  }

  private Page search(Visit visit) {
    String asked = visit.find(WORDS).orElse("");
    List<SearchPage.Group> groups =
        asked.isEmpty() ? List.of() : new Finder(ports, visit, asked).groups();
    return Page.of(Area.NONE, "Search", "search/search.jte", new SearchPage(asked, groups));
  }
}
