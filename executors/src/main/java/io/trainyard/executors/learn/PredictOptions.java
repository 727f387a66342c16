package io.trainyard.executors.learn;

import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.table.Schema;
import io.trainyard.executors.data.option.OptionWords;
import io.trainyard.executors.data.option.Options;
import io.trainyard.executors.data.option.Place;
import java.util.ArrayList;
import java.util.List;

/** Options of {@code predict}: columns that stand beside the predictions. */
record PredictOptions(List<String> keep) {

  static PredictOptions of(Step step) {
    Options options = Options.of(step).only(OptionWords.of(PredictOptions.class));
    return new PredictOptions(options.texts("keep").stream().distinct().toList());
  }

  /** Where the kept columns are. */
  List<Integer> positions(Schema schema, Place place) {
    List<Integer> positions = new ArrayList<>();
    for (String column : keep) {
      int position = schema.indexOf(column);
      if (position < 0) {
        throw place.mistake(
            "there is no column '"
                + column
                + "'; the rows have "
                + String.join(", ", schema.names()));
      }
      positions.add(position);
    }
    return positions;
  }

  /** Refuses a kept column that is called like one of the predictions. */
  void refuseClash(Schema predictions, Place place) {
    for (String column : keep) {
      if (predictions.indexOf(column) >= 0) {
        throw place.mistake(
            "'" + column + "' is the name of a column of predictions; rename it before");
      }
    }
  }
}
