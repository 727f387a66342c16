package io.trainyard.web.app;

import io.trainyard.engine.pipeline.Names;
import io.trainyard.web.api.ModelView;
import io.trainyard.web.api.VersionView;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A model as people write it: {@code churn} is its champion, {@code churn@candidate} another alias,
 * {@code churn:3} a version.
 */
record ModelName(String name, String alias, @Nullable Long version) {
  private static final String CHAMPION = "champion";
  private static final Pattern WRITTEN =
      Pattern.compile("(" + Names.PATTERN + ")(?:@(" + Names.PATTERN + ")|:([1-9][0-9]{0,17}))?");

  static ModelName parse(String text) {
    Matcher written = WRITTEN.matcher(text);
    if (!written.matches()) {
      throw Refusal.usage(
          "'%s' names no model: write churn, churn@candidate or churn:3.".formatted(text));
    }
    String alias = written.group(2);
    String version = written.group(3);
    return new ModelName(
        written.group(1),
        alias == null ? CHAMPION : alias,
        version == null ? null : Long.valueOf(version));
  }

  /** The version that is meant; a {@link Refusal} names those there are. */
  VersionView find(ModelView model) {
    return model.versions().stream()
        .filter(this::isMeant)
        .findFirst()
        .orElseThrow(() -> Refusal.usage(missing(model.versions())));
  }

  private boolean isMeant(VersionView candidate) {
    return version == null ? candidate.aliases().contains(alias) : candidate.version() == version;
  }

  private String missing(List<VersionView> versions) {
    String known =
        String.join(", ", versions.stream().map(found -> name + ":" + found.version()).toList());
    String what = version == null ? "no " + alias : "no version " + version;
    return "model %s has %s; its versions are %s.".formatted(name, what, known);
  }
}
