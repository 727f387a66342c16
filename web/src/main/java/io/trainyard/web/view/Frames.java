package io.trainyard.web.view;

import io.javalin.http.Context;
import io.trainyard.engine.security.Principal;
import io.trainyard.web.api.Asked;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts pages into their frame. Thread-safe. */
final class Frames {
  private final Clock clock;
  private final Assets assets = new Assets();
  private final Templates templates = new Templates();
  private final List<Area> areas;

  Frames(Clock clock, List<Pages> parts) {
    this.clock = clock;
    Set<String> paths =
        parts.stream()
            .flatMap(part -> part.pages().stream())
            .map(PageRoute::path)
            .collect(Collectors.toSet());
    this.areas =
        Arrays.stream(Area.values()).filter(area -> paths.contains(area.address())).toList();
  }

  Assets assets() {
    return assets;
  }

  Visit visit(Context context) {
    return new Visit(context, words());
  }

  private Words words() {
    return new Words(clock.getZone(), clock.instant());
  }

  /** Answers with a page. */
  void show(Context context, Page page, Optional<Notice> notice) {
    String csrf = Asked.csrf(context);
    Optional<Principal> who = Asked.find(context);
    Words words = words();
    Frame frame =
        new Frame(
            page,
            who.isPresent() ? areas : List.of(),
            who.map(principal -> Who.of(principal, !csrf.isEmpty())),
            notice,
            csrf,
            words.clock(),
            words.zoneName(),
            String.valueOf(Optional.ofNullable(context.queryParam("q")).orElse("")),
            assets);
    context.status(page.status());
    context.contentType("text/html; charset=utf-8").result(templates.render(frame));
  }
}
