package io.trainyard.web.app;

import io.trainyard.engine.alert.Tells;
import io.trainyard.engine.pipeline.AlertRule;
import io.trainyard.engine.pipeline.ChannelSetting;
import io.trainyard.engine.pipeline.Closest;
import io.trainyard.engine.pipeline.HomeSettings;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Problem;
import io.trainyard.engine.pipeline.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pipelines held against the channels of a home: a message by a channel that the home does not name
 * would be found out on the day on which it matters.
 */
record KnownChannels(HomeSettings settings) {
  /** The kind of channel that a word goes by. */
  private static final Map<String, String> KINDS =
      Map.of(
          "email", ChannelSetting.MAIL,
          "slack", ChannelSetting.SLACK,
          "pager", ChannelSetting.WEBHOOK,
          "webhook", ChannelSetting.WEBHOOK);

  /** What of a pipeline does not fit. */
  List<Problem> problems(Pipeline pipeline) {
    List<Option> lines = new ArrayList<>();
    pipeline.alerts().stream().map(AlertRule::tells).forEach(lines::addAll);
    pipeline.steps().stream()
        .filter(step -> step.verb().equals("notify"))
        .map(Step::options)
        .forEach(lines::addAll);
    List<Problem> problems = new ArrayList<>();
    for (Option line : lines) {
      for (Tells.Told told : Tells.of(List.of(line), pipeline.owner()).told()) {
        mistake(told).ifPresent(why -> problems.add(Problem.error(line.at(), why)));
      }
    }
    pipeline.calls().values().forEach(called -> problems.addAll(problems(called)));
    return problems;
  }

  private Optional<String> mistake(Tells.Told told) {
    String kind = KINDS.get(told.word());
    if (kind == null) {
      return Optional.empty(); // the log, which every home has
    }
    ChannelSetting channel = settings.channels().get(told.channel());
    if (channel == null) {
      return Optional.of(
          "this home has no channel '"
              + told.channel()
              + "': add it under 'channels' in settings.json"
              + Closest.hint(told.channel(), settings.channels().keySet()));
    }
    return channel.kind().equals(kind)
        ? Optional.empty()
        : Optional.of(
            "channel '%s' of this home is of kind %s, but '%s' goes by one of kind %s"
                .formatted(told.channel(), channel.kind(), told.word(), kind));
  }
}
