package io.trainyard.engine.run;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Value;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;

/**
 * What a run is started with.
 *
 * @param params given by the caller; the rest take their defaults
 * @param folder what relative paths of the pipeline are relative to
 * @param cause {@code person}, {@code schedule}, ...
 * @param actor by id, such as {@code os:ada}
 */
public record StartRequest(
    Pipeline pipeline,
    Map<String, Value> params,
    Path folder,
    String cause,
    String actor,
    LocalDate runDate) {}
