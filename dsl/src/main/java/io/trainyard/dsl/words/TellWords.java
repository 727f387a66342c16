package io.trainyard.dsl.words;

import java.time.Duration;

/** Whom to tell. Each line names a channel of the home's settings. */
public interface TellWords {
  @Word(
      about = "A mail to these addresses, by the home's mail channel.",
      example = "email 'ml@example.com'",
      many = true)
  void email(@Fixed String... addresses);

  void email(@Fixed Owner owner);

  @Word(about = "The address that the pipeline's 'owner' is.", example = "email owner")
  Owner getOwner();

  @Word(
      about = "A message to the Slack-shaped webhooks of these names.",
      example = "slack 'ml'",
      many = true)
  void slack(@Fixed String... channels);

  @Word(
      about = "A signed webhook of this name, said to be urgent.",
      example = "pager 'ml-oncall'",
      many = true)
  void pager(@Fixed String... channels);

  @Word(about = "A signed webhook of this name.", example = "webhook 'audit'", many = true)
  void webhook(@Fixed String... channels);

  @Word(about = "A line in the log of the server.", example = "log")
  void log();

  @Word(
      about =
          "What is equal, of one pipeline by one channel, is told at most so often; what was left"
              + " out is counted in the next message.",
      example = "atMostEvery 1.hours")
  void atMostEvery(@Fixed @Within(from = 1, to = 2_592_000) Duration time);
}
