package io.trainyard.engine.alert;

import java.time.Instant;
import java.util.List;

/**
 * What a channel hands over. Its texts may hold anything that people named things; a channel makes
 * of them what is harmless where they go.
 *
 * @param key what receivers know it by
 * @param to addresses, for channels that have such
 * @param subject one line
 * @param lines the rest, as people read it
 */
public record Message(
    String key, Instant time, List<String> to, String subject, List<String> lines, Facts facts) {
  public Message {
    to = List.copyOf(to);
    lines = List.copyOf(lines);
  }

  /**
   * What it is about, for programs.
   *
   * @param about {@code failure}, {@code late}, {@code waiting}, {@code notify} or {@code test}
   * @param event seq of the event it tells of, its own where a step tells
   * @param run 0 = none
   * @param step empty where it is about a run or a pipeline
   * @param urgent whether somebody is to be woken for it
   */
  public record Facts(
      String about, long event, String pipeline, long run, String step, boolean urgent) {}
}
