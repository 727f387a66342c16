package io.trainyard.executors.learn;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.check.Finding;
import io.trainyard.engine.check.Severity;
import io.trainyard.engine.deploy.PackageManifest;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.run.StepContext;
import io.trainyard.engine.table.Rows;
import io.trainyard.executors.data.duck.TableArtifacts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts rows a model is measured on that it was also trained on: equal in every column. */
final class Overlap {
  /** More are not held in memory for it. */
  private static final long MOST_ROWS = 2_000_000;

  private Overlap() {}

  /** A warning when there are such rows; empty when there are none, or it cannot be told. */
  static Optional<Finding> find(StepContext context, PackageManifest manifest, Rows rows)
      throws IOException {
    String table = manifest.training().getOrDefault("table", "");
    if (table.isEmpty()) {
      return Optional.empty();
    }
    Digest digest = Digest.parse(table);
    if (!context.artifacts().contains(digest) || rowsOf(manifest) > MOST_ROWS) {
      return Optional.empty();
    }
    Artifact artifact = new Artifact("training", ArtifactKind.TABLE.word(), digest, 0, Map.of());
    long common = common(TableArtifacts.rows(context, artifact), rows);
    return common == 0 ? Optional.empty() : Optional.of(warning(common));
  }

  private static long rowsOf(PackageManifest manifest) {
    return Long.parseLong(manifest.training().getOrDefault("rows", "0"));
  }

  /** How many rows of the second are in the first too, over the columns of the first. */
  static long common(Rows training, Rows measured) {
    int[] positions = new int[training.schema().columns().size()];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = measured.schema().indexOf(training.schema().columns().get(i).name());
      if (positions[i] < 0) {
        return 0;
      }
    }
    Set<List<@Nullable Object>> known = new HashSet<>(training.values());
    long common = 0;
    for (List<@Nullable Object> row : measured.values()) {
      List<@Nullable Object> same = new ArrayList<>(positions.length);
      for (int position : positions) {
        same.add(row.get(position));
      }
      common += known.contains(same) ? 1 : 0;
    }
    return common;
  }

  private static Finding warning(long common) {
    return new Finding(
        "no row is a training row too",
        "rows",
        false,
        Severity.WARNING,
        Long.toString(common),
        "0",
        common
            + " rows are equal in every column to rows the model was trained on, so it looks better"
            + " than it is",
        Optional.of(common));
  }
}
