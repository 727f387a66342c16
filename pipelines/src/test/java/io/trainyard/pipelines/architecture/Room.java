package io.trainyard.pipelines.architecture;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One package and what it may know of the others.
 *
 * @param name without {@code io.trainyard.}; its first word is the module
 * @param purpose one line for the printed page
 * @param mayImport the rooms it may import
 */
record Room(String name, String purpose, Set<String> mayImport) {
  static final String ROOT = "io.trainyard.";

  /** What definitions, runs and results are made of; whoever does work may know all of it. */
  static final List<String> RECORDS =
      List.of(
          "engine.pipeline",
          "engine.event",
          "engine.artifact",
          "engine.table",
          "engine.check",
          "engine.run",
          "engine.registry",
          "engine.deploy");

  /** Every room, in the order in which a reader meets them. */
  static final List<Room> ALL =
      List.of(
          room("engine.pipeline", "What a pipeline is: steps, params, values, the graph"),
          room("engine.event", "Facts that happened, and the two ports of the log"),
          room("engine.artifact", "Immutable results, kept under their digest"),
          room("engine.table", "Rows and columns, as a port"),
          room("engine.check", "A rule on a subject, giving a finding")
              .importing("engine.artifact", "engine.table"),
          room("engine.run", "How a run proceeds: planner, slots, runner, and the ports of a step")
              .importing("engine.pipeline", "engine.event", "engine.artifact", "engine.check"),
          room("engine.schedule", "When runs start by themselves: fire times, calendars, backfills")
              .importing("engine.pipeline", "engine.event", "engine.artifact", "engine.run"),
          room("engine.trigger", "Runs that start because something happened")
              .importing("engine.pipeline", "engine.event", "engine.artifact", "engine.check")
              .importing("engine.run", "engine.registry"),
          room("engine.registry", "Models, versions, aliases")
              .importing("engine.event", "engine.artifact", "engine.check"),
          room("engine.deploy", "Endpoints, and the port of a predictor")
              .importing(
                  "engine.registry",
                  "engine.artifact",
                  "engine.table",
                  "engine.check",
                  "engine.event"),
          room("engine.cache", "What decides a result, and taking over one that there is")
              .importing("engine.pipeline", "engine.artifact", "engine.run"),
          room("engine.why", "Why a run is as it is, what one would do, what an edit means")
              .importing("engine.pipeline", "engine.artifact", "engine.run", "engine.cache"),
          room("engine.lineage", "What came from what; reads the log only").importing(RECORDS),
          room("engine.alert", "Who is told of what happens, and the port of a channel")
              .importing(RECORDS)
              .importing("engine.schedule"),
          room("engine.security", "Who is who, secrets, and what may be connected to")
              .importing("engine.event"),
          room("engine.store", "SQL and log files, nowhere else")
              .importing(RECORDS)
              .importing("engine.cache", "engine.lineage", "engine.security", "engine.schedule")
              .importing("engine.alert", "engine.trigger"),
          room("engine.testing", "What tests stand on; nothing of production imports it")
              .importing(RECORDS),
          room("dsl", "From a .groovy file to a definition, and back to its blocks")
              .importing(RECORDS)
              .importing("engine.schedule", "engine.trigger"),
          room(
                  "executors.data",
                  "collect, validate, transform, split, partition, list, decide, publish; fan-in")
              .importing(RECORDS)
              .importing("engine.security"),
          room("executors.learn", "train, predict, evaluate, explain, compare; model packages")
              .importing(RECORDS)
              .importing("executors.data"),
          room("executors.release", "register, approval, deploy")
              .importing(RECORDS)
              .importing("executors.data", "executors.learn"),
          room("executors.place", "Where attempts run, and processes")
              .importing(RECORDS)
              .importing("engine.security"),
          room("executors.tell", "notify; channels: mail, Slack-shaped and signed webhooks")
              .importing(RECORDS)
              .importing("engine.alert", "engine.security"),
          room("executors.script", "Python and shell through the script contract")
              .importing(RECORDS)
              .importing("executors.place"),
          room("web.api", "REST: parse, authorise, call, print")
              .importing(RECORDS)
              .importing("engine.why", "engine.lineage", "engine.security", "engine.schedule")
              .importing("engine.alert", "engine.trigger"),
          room("web.view", "The viewer: pages for people, and pictures of a pipeline")
              .importing(RECORDS)
              .importing("engine.cache", "engine.why", "engine.lineage", "engine.security")
              .importing("engine.schedule", "engine.trigger", "web.api"),
          room("web.predict", "The Open Inference Protocol")
              .importing(RECORDS)
              .importing("web.api", "engine.security"),
          room("web.app", "The command, and the one place that builds the object graph")
              .importing(RECORDS)
              .importing("engine.cache", "engine.why", "engine.lineage", "engine.security")
              .importing("engine.store", "engine.schedule", "engine.trigger", "engine.alert", "dsl")
              .importing("executors.data", "executors.learn", "executors.release")
              .importing("executors.place", "executors.script", "executors.tell")
              .importing("web.api", "web.predict", "web.view"));

  private static Room room(String name, String purpose) {
    return new Room(name, purpose, Set.of());
  }

  private Room importing(String... names) {
    return importing(List.of(names));
  }

  private Room importing(List<String> names) {
    Set<String> all = new TreeSet<>(mayImport);
    all.addAll(names);
    return new Room(name, purpose, all);
  }

  String module() {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  /** The room a package belongs to: the one with the longest name that it begins with. */
  static Optional<Room> of(String packageName) {
    return ALL.stream()
        .filter(room -> (packageName + ".").startsWith(ROOT + room.name + "."))
        .max(Comparator.comparingInt(room -> room.name.length()));
  }
}
