package io.trainyard.dsl;

import io.trainyard.engine.pipeline.Loaded;
import io.trainyard.engine.pipeline.Problem;
import io.trainyard.engine.pipeline.Source;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Small files for tests. */
final class Examples {
  private Examples() {}

  /** A file of one pipeline, {@code p.groovy}. */
  static Loaded load(PipelineLoader loader, String text) {
    Sources.Text read = Sources.of("p.groovy", text.getBytes(StandardCharsets.UTF_8));
    return loader.load(List.<Source>of(read.source()));
  }

  /** The errors of a file of one pipeline, as people read them. */
  static List<String> errors(PipelineLoader loader, String text) {
    return load(loader, text).problems().stream()
        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
        .map(Problem::toString)
        .toList();
  }

  /** The mistakes of one option line inside a verb's block, where everything it mentions exists. */
  static List<String> mistakes(PipelineLoader loader, String verb, String word, String line) {
    String before =
        """
        pipeline('p') {
            def region = text { otherwise 'eu' }
            def day = runDate()
            def raw = collect { csv 'x.csv' }
            def clean = validate(raw) { column 'a', unique }
            def parts = split(clean) { holdOut 0.2 }
            def model = train(parts.train) { target 'y'; using decisionTree }
            def better = compare(model, champion('m'), parts.test) { betterIf auc.higherBy(0) }
        """;
    String input =
        switch (verb) {
          case "validate", "split" -> "(raw)";
          case "evaluate", "explain", "predict" -> "(model, parts.test)";
          default -> "";
        };
    String rest =
        switch (word) {
          case "csv", "jsonLines", "parquet", "http", "published" -> "";
          case "jdbc" -> "; query 'select 1'";
          case "query", "login" ->
              "; jdbc 'jdbc:x'" + (word.equals("login") ? "; query 'select 1'" : "");
          case "bearer" -> "; http 'https://x'";
          case "holdOut" -> "";
          default ->
              verb.equals("collect") ? "; csv 'x'" : verb.equals("split") ? "; holdOut 0.2" : "";
        };
    String text = before + "    def it_is = " + verb + input + " { " + line + rest + " }\n}\n";
    return errors(loader, text);
  }
}
