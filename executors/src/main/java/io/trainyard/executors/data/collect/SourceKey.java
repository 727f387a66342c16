package io.trainyard.executors.data.collect;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.run.StepContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Where data come from and how they are read, as a digest: what is collected under one key is a
 * version of one table.
 */
record SourceKey(String digest) {
  // Raised when the same bytes would be read as another table.
  private static final String READER = "1";

  static SourceKey of(StepContext context, CollectOptions options) {
    List<String> parts = new ArrayList<>();
    parts.add(READER);
    options.csv().ifPresent(path -> parts.add("csv " + context.order().folder().resolve(path)));
    options
        .jsonLines()
        .ifPresent(path -> parts.add("json " + context.order().folder().resolve(path)));
    options
        .parquet()
        .ifPresent(path -> parts.add("parquet " + context.order().folder().resolve(path)));
    options.http().ifPresent(url -> parts.add("http " + url));
    options
        .jdbc()
        .ifPresent(address -> parts.add("jdbc " + address.url() + " " + address.connection()));
    options.query().ifPresent(query -> parts.add(query.text() + " " + query.values()));
    parts.add(options.delimiter().orElse(""));
    parts.addAll(options.nullText());
    return new SourceKey(Digest.of(String.join("\u001f", parts)).toString());
  }
}
