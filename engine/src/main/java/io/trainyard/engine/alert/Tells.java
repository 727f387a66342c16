package io.trainyard.engine.alert;

import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom some lines of a pipeline tell.
 *
 * @param told each by a channel
 * @param quietSeconds how old an equal one must be for another one to be told; null = any age
 */
public record Tells(List<Told> told, @Nullable Long quietSeconds) {
  /** The channel that {@code email} means. */
  public static final String MAIL = "mail";

  /** The channel that {@code log} means, which every home has. */
  public static final String LOG = "log";

  public Tells {
    told = List.copyOf(told);
  }

  /**
   * Whom one line tells.
   *
   * @param word the line's: {@code email}, {@code slack}, {@code pager}, {@code webhook}, {@code
   *     log}
   * @param channel name of the home's channel
   * @param to addresses, for mail
   */
  public record Told(String word, String channel, List<String> to) {
    public Told {
      to = List.copyOf(to);
    }
  }

  /**
   * Reads the lines; those that say something else are passed over.
   *
   * @param owner whom the pipeline belongs to, for {@code email owner}
   */
  public static Tells of(List<Option> lines, String owner) {
    List<Told> told = new ArrayList<>();
    Long quiet = null;
    for (Option line : lines) {
      switch (line.word()) {
        case "email" -> told.add(new Told("email", MAIL, addresses(line, owner)));
        case "slack", "pager", "webhook" ->
            texts(line).forEach(name -> told.add(new Told(line.word(), name, List.of())));
        case "log" -> told.add(new Told("log", LOG, List.of()));
        case "atMostEvery" ->
            quiet = line.values().get(0) instanceof Value.Span span ? seconds(span) : quiet;
        default -> {
          // The other lines of a step.
        }
      }
    }
    return new Tells(told, quiet);
  }

  private static Long seconds(Value.Span span) {
    return span.duration().toSeconds();
  }

  private static List<String> texts(Option line) {
    return line.values().stream()
        .filter(Value.Text.class::isInstance)
        .map(value -> ((Value.Text) value).text())
        .toList();
  }

  private static List<String> addresses(Option line, String owner) {
    boolean isOwner = line.values().stream().anyMatch(Value.Term.class::isInstance);
    return isOwner ? List.of(owner) : texts(line);
  }

  /**
   * The facts by which each of them is told, one for each channel.
   *
   * @param about the rest of what they say; its channel and message are put in
   * @param text what a step says; empty for what is worded when it is sent
   * @throws IOException when the message cannot be kept
   */
  public List<AlertEvents.Due> due(AlertEvents.Due about, String text, ArtifactStore artifacts)
      throws IOException {
    List<AlertEvents.Due> due = new ArrayList<>();
    for (Told each : told) {
      due.add(
          new AlertEvents.Due(
              about.about(),
              about.pipeline(),
              about.step(),
              about.event(),
              each.channel(),
              artifacts.put(new Kept(each.to(), text).bytes()).digest().toString(),
              quietSeconds,
              each.word().equals("pager") ? true : null));
    }
    return due;
  }

  /**
   * What is kept of a message until it is sent.
   *
   * @param text what a step says; empty for what is worded when it is sent
   */
  record Kept(List<String> to, String text) {
    Kept {
      to = List.copyOf(to);
    }

    static Kept read(byte[] bytes) {
      return EventJson.read(new String(bytes, StandardCharsets.UTF_8), Kept.class);
    }

    byte[] bytes() {
      return EventJson.write(this).getBytes(StandardCharsets.UTF_8);
    }
  }
}
