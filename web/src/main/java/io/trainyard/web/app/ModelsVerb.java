package io.trainyard.web.app;

import io.trainyard.web.api.ModelView;
import io.trainyard.web.api.VersionView;
import io.trainyard.web.app.text.Format;
import io.trainyard.web.app.text.TextTable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code trainyard models}. */
@Command(name = "models", description = "List models, or the versions of one.")
final class ModelsVerb extends AskingVerb {
  @Parameters(arity = "0..1", paramLabel = "NAME", description = "A model.")
  private @Nullable String name;

  ModelsVerb(Shell shell) {
    super(shell);
  }

  @Override
  public Integer call() {
    try (OpenDesk open = desk()) {
      if (name == null) {
        list(open.desk().models());
      } else {
        show(open.desk().model(name));
      }
    }
    return Exit.OK;
  }

  private void list(List<ModelView> models) {
    if (json()) {
      printJson(models);
      return;
    }
    if (models.isEmpty()) {
      print("no models yet");
      return;
    }
    TextTable table = TextTable.of("model", "versions", "champion", "metrics");
    for (ModelView model : models) {
      VersionView champion = champion(model);
      table.row(
          model.name(),
          Integer.toString(model.versions().size()),
          champion == null ? "none" : Long.toString(champion.version()),
          champion == null ? "" : Format.judged(champion.metrics()));
    }
    table.lines().forEach(this::print);
  }

  private static @Nullable VersionView champion(ModelView model) {
    return model.versions().stream()
        .filter(version -> version.aliases().contains("champion"))
        .findFirst()
        .orElse(null);
  }

  private void show(ModelView model) {
    if (json()) {
      printJson(model);
      return;
    }
    TextTable table = TextTable.of("version", "aliases", "run", "made", "metrics");
    for (VersionView version : model.versions()) {
      table.row(
          model.name() + ":" + version.version(),
          String.join(", ", version.aliases()),
          Long.toString(version.run()),
          Format.day(version.created(), shell().clock().getZone()),
          Format.judged(version.metrics()));
    }
    table.lines().forEach(this::print);
  }
}
