package io.trainyard.executors.place;

import io.trainyard.engine.run.AttemptOrder;
import java.io.IOException;
import java.io.OutputStream;

/** Where what an attempt prints goes; secrets have been masked before. */
@FunctionalInterface
interface AttemptOutput {
  /** How much is kept: 10 MiB, half from the start and half from the end. */
  int LIMIT = 10 * 1024 * 1024;

  OutputStream open(AttemptOrder order) throws IOException;

  /** One capped file for each attempt, below {@link Services#output}. */
  static AttemptOutput kept(Services services) {
    return order ->
        new CappedFile(Services.outputFile(services.output(), order.run(), order.attempt()), LIMIT);
  }
}
