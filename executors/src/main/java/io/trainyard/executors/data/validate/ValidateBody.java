package io.trainyard.executors.data.validate;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.check.Finding;
import io.trainyard.engine.check.Severity;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.pipeline.ValueText;
import io.trainyard.engine.run.FailureCause;
import io.trainyard.engine.run.KeyContext;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.StepBody;
import io.trainyard.engine.run.StepContext;
import io.trainyard.executors.data.duck.DuckTable;
import io.trainyard.executors.data.duck.Fleeting;
import io.trainyard.executors.data.duck.TableArtifacts;
import io.trainyard.executors.data.duck.TableSession;
import io.trainyard.executors.data.option.Marks;
import io.trainyard.executors.data.option.Options;
import io.trainyard.executors.data.option.TableInputs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The verb {@code validate}: judges a table by its rules. Rows that break one fail the step, stay
 * with a warning or go to {@code rejected}, as {@code badRows} says; a rule on the table as a whole
 * fails the step unless {@code badRows} is {@code warn}.
 */
public final class ValidateBody implements StepBody {
  private static final long SAMPLE = 100;
  private static final int NAMED = 5;

  @Override
  public Outcome run(StepContext context) throws IOException {
    ValidateOptions options = ValidateOptions.of(context.order().step());
    Artifact input = TableInputs.only(context).artifact();
    Path file = context.artifacts().path(input.digest());
    try (TableSession session = TableSession.open(context, file)) {
      DuckTable table = (DuckTable) session.parquet(file);
      RuleSet rules = RuleSet.of(options, table.schema());
      RuleCounts counts = RuleCounts.of(context, session, table, rules);
      List<Finding> findings = Findings.of(options, rules, counts);
      BrokenRows rows =
          counts.anyRowBroken()
              ? BrokenRows.of(session, session.numberedParquet(file), rules, counts.blockRows())
              : BrokenRows.none(session, table);
      return new Ending(context, session, options, findings, counts)
          .outcome(withMarks(input, rules.marks()), rows);
    }
  }

  /** A condition that asks for the time may judge the same rows otherwise tomorrow. */
  @Override
  public Optional<Map<String, String>> cacheParts(KeyContext context) {
    boolean isFleeting =
        context
            .order()
            .step()
            .all("check")
            .flatMap(check -> check.values().stream())
            .anyMatch(value -> Fleeting.isIn(ValueText.plain(value)));
    return isFleeting ? Optional.empty() : Optional.of(Map.of());
  }

  private static Artifact withMarks(Artifact input, Marks marks) {
    Map<String, String> facts = new LinkedHashMap<>(input.facts());
    facts.putAll(Marks.of(input).and(marks).facts());
    return new Artifact(input.name(), input.kind(), input.digest(), input.bytes(), facts);
  }

  /** What the findings come to. */
  private record Ending(
      StepContext context,
      TableSession session,
      ValidateOptions options,
      List<Finding> findings,
      RuleCounts counts) {

    Outcome outcome(Artifact input, BrokenRows rows) throws IOException {
      boolean failed = failures().findAny().isPresent();
      Map<String, Artifact> outputs = new LinkedHashMap<>();
      Map<String, String> marks = Marks.of(input).facts();
      outputs.put(
          "rejected",
          TableArtifacts.put(
              context,
              session,
              failed ? rows.rejected().limit(SAMPLE) : rows.rejected(),
              "rejected",
              marks));
      outputs.put("findings", report());
      if (failed) {
        return new Outcome.Failed(FailureCause.ERROR, message(), false, findings, outputs);
      }
      String name = context.order().step().name() + ".data";
      Artifact data = input.named(name);
      if (counts.anyRowBroken() && options.badRows() == BadRows.QUARANTINE) {
        data = TableArtifacts.put(context, session, rows.clean(), "data", marks);
        if (data.facts().getOrDefault("rows", "0").equals("0")) {
          throw Options.of(context.order().step())
              .place()
              .mistake("every row breaks a rule, so none is left; mend the data or the rules");
        }
      }
      Outcome.Builder ended = Outcome.succeeded().output("data", data);
      outputs.forEach(ended::output);
      return ended.rows(counts.rows()).findings(findings).build();
    }

    private java.util.stream.Stream<Finding> failures() {
      return findings.stream()
          .filter(found -> !found.passed() && found.severity() == Severity.ERROR);
    }

    private String message() {
      List<Finding> failed = failures().toList();
      String named =
          failed.stream()
              .limit(NAMED)
              .map(found -> found.subject() + " " + found.check() + ": " + found.why())
              .collect(Collectors.joining("; "));
      String more = failed.size() > NAMED ? "; and " + (failed.size() - NAMED) + " more" : "";
      return Options.of(context.order().step())
          .place()
          .sentence(
              failed.size()
                  + " of "
                  + findings.size()
                  + " checks fail: "
                  + named
                  + more
                  + ". See the outputs rejected and findings");
    }

    private Artifact report() throws IOException {
      ArtifactStore.Stored stored = context.artifacts().put(Findings.json(findings, counts));
      return new Artifact(
          context.order().step().name() + ".findings",
          ArtifactKind.REPORT.word(),
          stored.digest(),
          stored.bytes(),
          Map.of(
              "scans",
              String.valueOf(counts.scans()),
              "blockPasses",
              String.valueOf(counts.passes())));
    }
  }
}
