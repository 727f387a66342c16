package io.trainyard.executors.release;

import io.trainyard.engine.pipeline.Names;
import io.trainyard.executors.data.option.OptionValues;
import java.util.regex.Pattern;

/** Names of models, aliases and endpoints. */
final class ReleaseName {
  private static final Pattern NAME = Pattern.compile(Names.PATTERN);

  private ReleaseName() {}

  /** The name at a position of a line. */
  static String of(OptionValues line, int position) {
    String name = line.text(position);
    if (!NAME.matcher(name).matches()) {
      throw line.place()
          .mistake(
              "'" + name + "' is no name; use small letters, digits, '_' and '-', a letter first");
    }
    return name;
  }
}
