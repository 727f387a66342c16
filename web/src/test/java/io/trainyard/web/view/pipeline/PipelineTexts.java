package io.trainyard.web.view.pipeline;

import io.trainyard.dsl.PipelineLoader;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.pipeline.Loaded;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Source;
import java.util.List;

/** Pipelines from their text. */
final class PipelineTexts {
  static final String SHOP =
      """
      pipeline('shop') {
          about 'What sells'
          schedule { cron '30 2 * * *'; zone 'Europe/Berlin' }
          def horizon = wholeNumber { otherwise 30; allowed between(7, 90); about 'Days ahead' }
          def region = oneOf('eu', 'us')
          def rows = collect { csv 'rows.csv' }
          def clean = validate(rows) {
              column 'age', between(0, 120)
              rowCount between(1, 100)
          }
          def parts = split(clean) { holdOut 0.2; seed 7 }
      }
      """;

  private PipelineTexts() {}

  static Pipeline read(String text) {
    Loaded loaded =
        PipelineLoader.plain()
            .load(List.of(new Source("shop.groovy", Digest.of(text).toString(), text)));
    return loaded.pipeline().orElseThrow(() -> new AssertionError(loaded.problems().toString()));
  }
}
