package io.trainyard.executors.data.collect;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.KeyContext;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.References;
import io.trainyard.engine.run.StepBody;
import io.trainyard.engine.run.StepContext;
import io.trainyard.engine.security.CheckedHttp;
import io.trainyard.engine.security.Egress;
import io.trainyard.executors.data.database.DatabaseAddress;
import io.trainyard.executors.data.database.UserDatabase;
import io.trainyard.executors.data.duck.DuckTable;
import io.trainyard.executors.data.duck.TableArtifacts.Staged;
import io.trainyard.executors.data.duck.TableSession;
import io.trainyard.executors.data.file.FileFormat;
import io.trainyard.executors.data.file.TableReader.ReadFile;
import io.trainyard.executors.data.option.Options;
import io.trainyard.executors.data.option.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The verb {@code collect}: reads a source into one immutable table version, with its profile. The
 * same source with the same content is the version there already is, and nothing is written.
 */
public final class CollectBody implements StepBody {
  private static final String OUTPUT = "data";

  @Override
  public Outcome run(StepContext context) throws IOException, InterruptedException {
    CollectOptions options = CollectOptions.of(context.order().step());
    Options lines = Options.of(context.order().step());
    if (options.published().isPresent()) {
      return published(context, options.published().get(), lines.place("published"));
    }
    SourceKey key = SourceKey.of(context, options);
    Optional<Artifact> last = last(context, key);
    if (options.jdbc().isPresent()) {
      return fromDatabase(context, options, key, last);
    }
    Optional<SourceFile> found = find(context, options, lines, last);
    if (found.isEmpty()) {
      return unchanged(context, last.orElseThrow());
    }
    SourceFile file = found.get();
    options.checksum().ifPresent(checksum -> file.require(checksum, lines.place("checksum")));
    if (last.isPresent()
        && file.digest().toString().equals(last.get().facts().get(CollectedTable.SOURCE_DIGEST))) {
      return unchanged(context, last.get());
    }
    return fromFile(context, options, file, new CollectedTable(context, key, last, lines.place()));
  }

  /**
   * What the source holds now: the checksum of a file, what an address says of its version, the
   * published version. A database cannot be asked, and an address need not answer.
   */
  @Override
  public Optional<Map<String, String>> cacheParts(KeyContext context)
      throws IOException, InterruptedException {
    CollectOptions options = CollectOptions.of(context.order().step());
    Options lines = Options.of(context.order().step());
    Optional<String> source = Optional.empty();
    if (options.published().isPresent()) {
      source = references(context, "published", options.published().get()).map(CollectBody::digest);
    } else if (options.http().isPresent()) {
      source = http(context, options, lines).version();
    } else if (options.jdbc().isEmpty()) {
      source = Optional.of(local(context, options, lines).digest().toString());
    }
    return source.map(version -> Map.of("source", version));
  }

  private static String digest(Artifact artifact) {
    return artifact.digest().toString();
  }

  private static Optional<SourceFile> find(
      StepContext context, CollectOptions options, Options lines, Optional<Artifact> last)
      throws IOException, InterruptedException {
    if (options.http().isPresent()) {
      return http(context, options, lines)
          .fetch(last.map(Artifact::facts).orElse(Map.of()), context.workFolder());
    }
    return Optional.of(local(context, options, lines));
  }

  private static HttpSource http(KeyContext context, CollectOptions options, Options lines) {
    return new HttpSource(
        options.http().orElseThrow(),
        options.bearer().map(context::secret),
        new CheckedHttp(Egress.allowing(context.settings().reachable())),
        lines.place("http"));
  }

  private static SourceFile local(KeyContext context, CollectOptions options, Options lines)
      throws IOException {
    Path folder = context.order().folder();
    if (options.csv().isPresent()) {
      return LocalSource.find(folder, options.csv().get(), FileFormat.CSV, lines.place("csv"));
    } else if (options.jsonLines().isPresent()) {
      return LocalSource.find(
          folder, options.jsonLines().get(), FileFormat.JSON_LINES, lines.place("jsonLines"));
    }
    String parquet = options.parquet().orElseThrow();
    return LocalSource.find(folder, parquet, FileFormat.PARQUET, lines.place("parquet"));
  }

  private static Outcome fromFile(
      StepContext context, CollectOptions options, SourceFile file, CollectedTable collected)
      throws IOException {
    try (TableSession session = TableSession.open(context, file.path())) {
      ReadFile read = file.read(session, options.format(), context::progress);
      Staged staged = Staged.of(session, read.table());
      if (file.format() == FileFormat.PARQUET) {
        file.requireUnchanged();
      }
      return collected.finish(session, staged, file.tableFacts(), read.doubts());
    }
  }

  private static Outcome fromDatabase(
      StepContext context, CollectOptions options, SourceKey key, Optional<Artifact> last)
      throws IOException, InterruptedException {
    DatabaseAddress address = options.jdbc().orElseThrow();
    try (TableSession session = TableSession.open(context);
        UserDatabase database = UserDatabase.open(address, options.login(), context)) {
      DuckTable table =
          new DatabaseReader(database, address.place())
              .read(session, options.query().orElseThrow(), context::progress);
      Staged staged = Staged.of(session, table);
      Digest digest = SourceFile.digest(staged.file());
      if (last.isPresent() && last.get().digest().equals(digest)) {
        return unchanged(context, last.get());
      }
      Map<String, String> facts = new LinkedHashMap<>();
      facts.put(CollectedTable.SOURCE, database.name());
      facts.put(CollectedTable.SOURCE_DIGEST, digest.toString());
      return new CollectedTable(context, key, last, address.place())
          .finish(session, staged, facts, List.of());
    }
  }

  private static Optional<Artifact> last(StepContext context, SourceKey key) {
    return references(context, "collected", key.digest())
        .filter(artifact -> context.artifacts().contains(artifact.digest()));
  }

  private static Optional<Artifact> references(KeyContext context, String word, String name) {
    return context
        .references()
        .find(Value.Term.of(word, new Value.Text(name)))
        .map(References.Found::artifact);
  }

  private static Outcome unchanged(StepContext context, Artifact last) {
    context.log("the source is unchanged: the same version " + last.digest());
    return found(context, last).build();
  }

  private static Outcome published(StepContext context, String name, Place place) {
    Artifact table =
        references(context, "published", name)
            .orElseThrow(
                () ->
                    place.mistake(
                        "nothing is published as '"
                            + name
                            + "' yet; run the pipeline that publishes it first"));
    return found(context, table).build();
  }

  private static Outcome.Builder found(StepContext context, Artifact table) {
    String name = context.order().step().name() + "." + OUTPUT;
    String rows = table.facts().get("rows");
    Outcome.Builder outcome = Outcome.succeeded().output(OUTPUT, table.named(name));
    return rows == null ? outcome : outcome.rows(Long.parseLong(rows));
  }
}
