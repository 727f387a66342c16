package io.trainyard.web.predict;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.deploy.Deployments;
import io.trainyard.engine.deploy.Endpoint;
import io.trainyard.engine.deploy.Predictor;
import io.trainyard.engine.deploy.PredictorLoader;
import io.trainyard.engine.registry.Alias;
import io.trainyard.engine.registry.ModelVersion;
import io.trainyard.engine.registry.Registry;
import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.engine.table.Rows;
import io.trainyard.engine.table.Schema;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One endpoint, whose version a test may change, and predictors that add a row's numbers up: the
 * score is {@code version * (tenure + charges)}.
 */
final class Endpoints implements Deployments, Registry, PredictorLoader {
  private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");
  static final Schema INPUTS =
      new Schema(
          List.of(
              new Column("tenure", ColumnType.WHOLE_NUMBER),
              new Column("charges", ColumnType.NUMBER),
              new Column("contract", ColumnType.TEXT),
              new Column("paperless", ColumnType.YES_NO),
              new Column("since", ColumnType.DATE)));
  static final Schema OUTPUTS =
      new Schema(
          List.of(
              new Column("prediction", ColumnType.TEXT),
              new Column("probability_Yes", ColumnType.NUMBER)));

  volatile long version = 1;
  volatile boolean broken;
  final List<String> told = new ArrayList<>();

  @Override
  public List<Endpoint> endpoints() {
    return List.of(new Endpoint("churn", "churn", version, 12, TIME));
  }

  @Override
  public Optional<Endpoint> endpoint(String name) {
    return endpoints().stream().filter(endpoint -> endpoint.name().equals(name)).findFirst();
  }

  @Override
  public List<String> models() {
    return List.of("churn");
  }

  @Override
  public List<ModelVersion> versions(String model) {
    return List.of();
  }

  @Override
  public Optional<ModelVersion> version(String model, long number) {
    return Optional.of(
        new ModelVersion(
            model,
            number,
            Digest.of("model " + number),
            Digest.of("card"),
            12,
            "release",
            Map.of(),
            Set.of(),
            TIME));
  }

  @Override
  public Optional<ModelVersion> alias(String model, String alias) {
    return Optional.empty();
  }

  @Override
  public List<Alias> history(String model) {
    return List.of();
  }

  @Override
  public Predictor load(Digest model) throws IOException {
    if (broken) {
      throw new IOException("the package is damaged");
    }
    long loaded = version;
    told.add("load " + loaded);
    return new Sum(loaded, told);
  }

  private record Sum(long factor, List<String> told) implements Predictor {
    @Override
    public Schema inputs() {
      return INPUTS;
    }

    @Override
    public Schema outputs() {
      return OUTPUTS;
    }

    @Override
    public Rows predict(Rows rows) {
      List<List<Object>> predictions = new ArrayList<>();
      for (List<Object> row : rows.values()) {
        double sum = ((Number) row.get(0)).doubleValue() + ((Number) row.get(1)).doubleValue();
        predictions.add(List.of(sum > 10 ? "Yes" : "No", factor * sum));
      }
      return new Rows(OUTPUTS, List.copyOf(predictions));
    }

    @Override
    public void close() {
      told.add("close " + factor);
    }
  }
}
