package io.trainyard.engine.lineage;

import io.trainyard.engine.artifact.DataEvents;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.deploy.DeployEvents;
import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.registry.RegistryEvents;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.RunEvents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the log says of runs, data, models and endpoints, as far as lineage needs it. */
final class LineageFacts {
  private final Map<Long, RunEvents.RunCreated> runs = new HashMap<>();
  private final Map<Long, Attempt> open = new HashMap<>();
  private final List<Attempt> made = new ArrayList<>();
  private final Map<String, Registered> versions = new LinkedHashMap<>();
  private final Map<Digest, DataEvents.Collected> collected = new HashMap<>();
  private final Map<String, Digest> published = new TreeMap<>();
  private final Map<String, String> endpoints = new TreeMap<>();

  /** A version and the run that registered it. */
  record Registered(long run, RegistryEvents.VersionRegistered version) {}

  void add(Event event) {
    switch (event.kind()) {
      case RunEvents.RUN_CREATED ->
          runs.put(event.run(), EventJson.read(event.json(), RunEvents.RunCreated.class));
      case RegistryEvents.VERSION_REGISTERED -> addVersion(event);
      case DataEvents.COLLECTED -> {
        DataEvents.Collected source = EventJson.read(event.json(), DataEvents.Collected.class);
        collected.put(Digest.parse(source.table()), source);
      }
      case DataEvents.PUBLISHED -> {
        DataEvents.Published table = EventJson.read(event.json(), DataEvents.Published.class);
        published.put(table.name(), Digest.parse(table.table()));
      }
      case DeployEvents.TRAFFIC_CHANGED -> {
        DeployEvents.TrafficChanged traffic =
            EventJson.read(event.json(), DeployEvents.TrafficChanged.class);
        endpoints.put(traffic.endpoint(), traffic.model() + ":" + traffic.version());
      }
      default -> addAttempt(event);
    }
  }

  private void addVersion(Event event) {
    RegistryEvents.VersionRegistered version =
        EventJson.read(event.json(), RegistryEvents.VersionRegistered.class);
    versions.put(version.model() + ":" + version.version(), new Registered(event.run(), version));
  }

  private void addAttempt(Event event) {
    switch (event.kind()) {
      case RunEvents.ATTEMPT_CREATED -> {
        RunEvents.AttemptCreated created =
            EventJson.read(event.json(), RunEvents.AttemptCreated.class);
        open.put(created.attempt(), Attempt.created(event.run(), created));
      }
      case RunEvents.ATTEMPT_STARTED -> {
        RunEvents.AttemptStarted started =
            EventJson.read(event.json(), RunEvents.AttemptStarted.class);
        open.computeIfPresent(started.attempt(), (id, it) -> it.started(started, event.time()));
      }
      case RunEvents.ATTEMPT_RELAUNCHED -> {
        RunEvents.AttemptRelaunched again =
            EventJson.read(event.json(), RunEvents.AttemptRelaunched.class);
        open.computeIfPresent(again.attempt(), (id, it) -> it.relaunched(again));
      }
      case RunEvents.ATTEMPT_WAITING -> {
        RunEvents.AttemptWaiting waiting =
            EventJson.read(event.json(), RunEvents.AttemptWaiting.class);
        open.computeIfPresent(waiting.attempt(), (id, it) -> it.waiting(waiting));
      }
      case RunEvents.ATTEMPT_ENDED -> end(event);
      default -> {} // says nothing of where anything comes from
    }
  }

  /** Only what succeeded made anything that others could use. */
  private void end(Event event) {
    RunEvents.AttemptEnded ended = EventJson.read(event.json(), RunEvents.AttemptEnded.class);
    Attempt attempt = open.remove(ended.attempt());
    if (attempt == null) {
      return;
    }
    switch (ended.state()) {
      case SUCCEEDED, CACHED -> made.add(attempt.ended(ended, event.time()));
      case SCHEDULED, RUNNING, WAITING, FAILED, SKIPPED, CANCELLED -> {}
    }
  }

  Optional<RunEvents.RunCreated> run(long number) {
    return Optional.ofNullable(runs.get(number));
  }

  /** Attempts that made something, in the order in which they ended. */
  List<Attempt> made() {
    return made;
  }

  /** By {@code model:version}, in the order of registration. */
  Map<String, Registered> versions() {
    return versions;
  }

  Optional<DataEvents.Collected> collected(Digest table) {
    return Optional.ofNullable(collected.get(table));
  }

  /** The newest version of each table of the catalogue. */
  Map<String, Digest> published() {
    return published;
  }

  /** Which {@code model:version} each endpoint serves now. */
  Map<String, String> endpoints() {
    return endpoints;
  }
}
