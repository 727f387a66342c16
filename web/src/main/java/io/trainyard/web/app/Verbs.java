package io.trainyard.web.app;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Every verb by its word, in the order of the overview. */
final class Verbs {

  /**
   * One verb.
   *
   * @param about what it is for, in a few words
   * @param isWhole whether the word alone says all: then nothing needs to be parsed
   * @param make builds it for one call, so that a verb loads nothing that it does not use
   */
  record Entry(String about, boolean isWhole, Function<Shell, Verb> make) {}

  /** Verbs that later releases bring. */
  static final java.util.Set<String> PLANNED =
      java.util.Set.of("data", "suggest", "fmt", "test", "reproduce");

  static final Map<String, Entry> ALL = all();

  private Verbs() {}

  private static Map<String, Entry> all() {
    Map<String, Entry> verbs = new LinkedHashMap<>();
    verbs.put("run", new Entry("run a pipeline file to its end", false, RunVerb::new));
    verbs.put("lint", new Entry("check pipeline files; nothing runs", true, LintVerb::new));
    verbs.put("plan", new Entry("say what a run would do", false, PlanVerb::new));
    verbs.put("why", new Entry("say why a run is as it is", false, WhyVerb::new));
    verbs.put("graph", new Entry("draw the steps: mermaid, dot, svg, json", false, GraphVerb::new));
    verbs.put("show", new Entry("show a run, or a pipeline's definition", false, ShowVerb::new));
    verbs.put("runs", new Entry("list the latest runs", true, RunsVerb::new));
    verbs.put("logs", new Entry("print what steps have written", false, LogsVerb::new));
    verbs.put("cancel", new Entry("end a run, with proof", false, CancelVerb::new));
    verbs.put("pause", new Entry("launch nothing more of a run", false, PauseVerb::new));
    verbs.put("resume", new Entry("let a paused run go on", false, ResumeVerb::new));
    verbs.put("rerun", new Entry("run again what failed or changed", false, RerunVerb::new));
    verbs.put("approve", new Entry("answer what a run asks people", false, ApproveVerb::new));
    verbs.put("backfill", new Entry("run a pipeline for many days", false, BackfillVerb::new));
    verbs.put("schedule", new Entry("say what fires when", false, ScheduleVerb::new));
    verbs.put("models", new Entry("list models and their versions", true, ModelsVerb::new));
    verbs.put("lineage", new Entry("say what something was made of", false, LineageVerb::new));
    verbs.put("predict", new Entry("score rows with a registered model", false, PredictVerb::new));
    verbs.put("serve", new Entry("go on with runs, and answer people", false, ServeVerb::new));
    verbs.put("backup", new Entry("copy the home, while it is in use", false, BackupVerb::new));
    verbs.put("restore", new Entry("make a home of a backup", false, RestoreVerb::new));
    verbs.put("push", new Entry("send a pipeline's version to a server", false, PushVerb::new));
    verbs.put("audit", new Entry("prove that the log is what was written", false, AuditVerb::new));
    verbs.put("key", new Entry("make and take keys", false, KeyVerb::new));
    verbs.put("worker", new Entry("do one attempt, for a server", true, WorkerVerb::new));
    verbs.put("words", new Entry("explain the language's words", true, WordsVerb::new));
    verbs.put("doctor", new Entry("check Java, disk, home, Python, ports", true, DoctorVerb::new));
    verbs.put("version", new Entry("print the version", true, VersionVerb::new));
    return verbs;
  }
}
