package io.trainyard.dsl.words;

import java.time.Duration;

/** What lets a run start, beside schedules and people. */
@Block(
    value = "trigger",
    about =
        "What lets a run start. Each signal starts one, unless 'combine all' stands there; several"
            + " 'trigger { }' of a pipeline are independent of each other.")
public interface TriggerWords {
  @Word(
      about = "A signed call of POST /api/v1/hooks/orders; the secret is what it is signed with.",
      example = "webhook 'orders', secret('hooks/orders')",
      many = true)
  void webhook(@Name @Fixed String name, Secret secret);

  @Word(
      about = "The name of a secret: TRAINYARD_SECRET_HOOKS_ORDERS, or a 0600 file of the home.",
      example = "webhook 'orders', secret('hooks/orders')")
  Secret secret(@Fixed String path);

  @Word(
      about = "A run of another pipeline ended well; those of a backfill do not count.",
      example = "succeeded 'features'",
      many = true)
  void succeeded(@Name @Fixed String pipeline);

  @Word(
      about = "A table of the catalogue has a new version.",
      example = "published 'offers'",
      many = true)
  void published(@Name @Fixed String table);

  @Word(about = "A model has a new version.", example = "registered 'churn'", many = true)
  void registered(@Name @Fixed String model);

  @Word(
      about = "An alias of a model moved to another version.",
      example = "moved 'churn', 'champion'",
      many = true)
  void moved(@Name @Fixed String model, @Fixed String alias);

  @Word(
      about = "A check of a pipeline failed, or a check of one of its steps.",
      example = "finding 'churn', 'quality'",
      many = true)
  void finding(@Name @Fixed String pipeline);

  void finding(@Name @Fixed String pipeline, @Fixed String step);

  @Word(
      about =
          "A file is there that was not, or has other bytes; those that are there when the trigger"
              + " begins count. '*' stands for part of a name, '**' for folders too.",
      example = "file 'in/*.csv'",
      many = true)
  void file(@Fixed String pattern);

  @Word(
      about = "A file has arrived when it has not changed for so long; 5 seconds unless said.",
      example = "stableFor 30.seconds")
  void stableFor(@Fixed @Within(from = 0, to = 86_400) Duration time);

  @Word(
      about = "Whether each signal starts a run, or all of them together one.",
      example = "combine all")
  void combine(@Fixed Combination how);

  @Word(about = "Each signal starts a run of its own.", example = "combine any")
  Combination getAny();

  @Word(
      about = "A run starts once every signal was heard since the last one.",
      example = "combine all")
  Combination getAll();

  @Word(
      about = "Events in which this is the same start one run; else each event is one of its own.",
      example = "key event('data.order')")
  void key(EventValue same);

  @Word(
      about =
          "A run starts when nothing was heard for so long, or at the latest after ten times that;"
              + " it stands for all that was heard.",
      example = "debounce 5.minutes")
  void debounce(@Fixed @Within(from = 0, to = 2_592_000) Duration quiet);

  @Word(
      about = "The least time between two starts; the later one stands for all that was heard.",
      example = "atMostEvery 1.hour")
  void atMostEvery(@Fixed @Within(from = 0, to = 2_592_000) Duration time);

  @Word(
      about = "A value for a param: of the event, or always the same.",
      example = "give 'region', event('data.region')",
      many = true)
  void give(@Fixed String param, EventValue value);

  void give(@Fixed String param, @Fixed Object value);

  @Word(
      about =
          "What stands in the event at a path: id, type, source, subject, time, seq, run, or"
              + " something below data.",
      example = "give 'region', event('data.orders.0.region')")
  EventValue event(@Fixed String path);
}
