package io.trainyard.web.view.pipeline;

import io.trainyard.engine.schedule.Calendars;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the pages of pipelines need beyond what all pages read.
 *
 * @param calendars those of the home
 * @param mistakes what keeps a changed file from being taken up, as {@code lint} prints it; none
 *     where it is taken
 * @param plans threads on which plans are made beside pages
 * @param keys makes a text that nobody guesses, another one each time
 */
public record PipelineNeeds(
    Supplier<Calendars> calendars,
    Function<Path, List<String>> mistakes,
    Executor plans,
    Supplier<String> keys) {}
