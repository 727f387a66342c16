package io.trainyard.executors.learn;

import static io.trainyard.executors.learn.LearningAttempts.block;
import static io.trainyard.executors.learn.LearningAttempts.line;
import static io.trainyard.executors.learn.LearningAttempts.step;
import static io.trainyard.executors.learn.LearningAttempts.text;
import static io.trainyard.executors.learn.LearningAttempts.word;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.deploy.Predictor;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.engine.table.Rows;
import io.trainyard.engine.table.Schema;
import io.trainyard.executors.learn.learner.Learners;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the packages that every later release must open: run {@link #main} with the folder of this
 * format, once, when the format is new; what is there is never written again.
 */
final class GoldenPackages {
  private GoldenPackages() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    LearningAttempts attempts = new LearningAttempts(Files.createTempDirectory("golden"));
    ObjectNode predictions = JsonMapper.shared().createObjectNode();
    for (String learner : Learners.words()) {
      for (String target : List.of("left", "spend")) {
        String name = learner + "-" + target;
        Artifact model = train(attempts, learner, target);
        Files.copy(attempts.artifacts().path(model.digest()), folder.resolve(name + ".zip"));
        try (Predictor predictor = attempts.predictors().load(model.digest())) {
          write(predictor.predict(rows()), predictions.putArray(name));
        }
      }
    }
    Files.write(
        folder.resolve("predictions.json"),
        JsonMapper.builder()
            .build()
            .writerWithDefaultPrettyPrinter()
            .writeValueAsBytes(predictions));
  }

  private static Artifact train(LearningAttempts attempts, String learner, String target)
      throws Exception {
    boolean forest = learner.equals("randomForest") || learner.equals("gradientBoosting");
    Value using =
        forest
            ? block(learner, line("trees", Value.Num.of(5)), line("depth", Value.Num.of(3)))
            : word(learner);
    return attempts
        .succeed(
            new TrainBody(),
            step("model", "train", line("target", text(target)), line("using", using)),
            attempts.table(rows(), Map.of()))
        .outputs()
        .get("model");
  }

  private static void write(Rows predictions, ArrayNode json) {
    for (List<@Nullable Object> row : predictions.values()) {
      ArrayNode array = json.addArray();
      for (Object value : row) {
        if (value instanceof Double number) {
          array.add(number);
        } else {
          array.add(String.valueOf(value));
        }
      }
    }
  }

  /** Eighty made-up rows with numbers, texts, yes/no and missing fields. */
  static Rows rows() {
    Random random = new Random(7);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      List<@Nullable Object> row = new ArrayList<>();
      long age = 18 + random.nextInt(60);
      String plan = List.of("basic", "plus", "pro").get(random.nextInt(3));
      boolean member = random.nextBoolean();
      row.add(i % 11 == 0 ? null : age);
      row.add(i % 13 == 0 ? null : plan);
      row.add(member);
      row.add(age + random.nextInt(30) < 55 || plan.equals("basic") ? "yes" : "no");
      row.add(age * 1.5 + (member ? 20 : 0) + random.nextGaussian());
      rows.add(row);
    }
    return new Rows(
        new Schema(
            List.of(
                new Column("age", ColumnType.WHOLE_NUMBER),
                new Column("plan", ColumnType.TEXT),
                new Column("member", ColumnType.YES_NO),
                new Column("left", ColumnType.TEXT),
                new Column("spend", ColumnType.NUMBER))),
        rows);
  }
}
