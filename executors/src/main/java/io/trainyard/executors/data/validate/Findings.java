package io.trainyard.executors.data.validate;

import io.trainyard.engine.check.Finding;
import io.trainyard.engine.check.Severity;
import io.trainyard.executors.data.option.BoundSql;
import io.trainyard.executors.data.option.OptionValues;
import io.trainyard.executors.data.option.Percent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the rules of a {@code validate} step come to. */
final class Findings {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private Findings() {}

  /** One finding a rule, those that hold too. */
  static List<Finding> of(ValidateOptions options, RuleSet rules, RuleCounts counts) {
    List<Finding> findings = new ArrayList<>();
    findings.add(rowCount(options, rules, counts.rows()));
    findings.addAll(rules.known());
    Severity ofRows = options.badRows() == BadRows.FAIL ? Severity.ERROR : Severity.WARNING;
    int position = 0;
    for (Rule rule : rules.rules()) {
      Severity severity = rule.isOnRows() ? ofRows : rules.ofTable();
      findings.add(finding(rule, severity, counts.failing().get(position++), counts.rows()));
    }
    for (OptionValues block : rules.blocks()) {
      Rule rule = new Rule("check", block.text(0), BoundSql.of(""), Optional.empty(), 0);
      findings.add(finding(rule, ofRows, counts.failing().get(position++), counts.rows()));
    }
    return findings;
  }

  private static Finding finding(Rule rule, Severity severity, long failing, long rows) {
    boolean passed = failing <= Math.floor(rule.share() * rows);
    String value = Percent.rows(failing) + " (" + Percent.of(failing, rows) + ")";
    String what = rule.isOnRows() || rule.share() == 0 ? " break it" : " are missing";
    return new Finding(
        rule.check(),
        rule.subject(),
        passed,
        severity,
        value,
        rule.share() == 0 ? "0 rows" : "at most " + Percent.of(rule.share()),
        passed ? "it holds" : value + what,
        Optional.of(failing));
  }

  /** An empty table is refused by rule, unless a rule allows it. */
  private static Finding rowCount(ValidateOptions options, RuleSet rules, long rows) {
    long lowest = 1;
    long highest = Long.MAX_VALUE;
    if (options.rowCount().isPresent()) {
      OptionValues between = options.rowCount().get();
      if (!between.word().equals("between")) {
        throw between.place().mistake("expected between(lowest, highest)");
      }
      lowest = between.only(2).wholeNumber(0);
      highest = between.wholeNumber(1);
    }
    boolean passed = rows >= lowest && rows <= highest;
    String bound =
        highest == Long.MAX_VALUE
            ? "at least " + Percent.rows(lowest)
            : "between " + lowest + " and " + highest;
    String why = passed ? "it holds" : Percent.rows(rows) + ", expected " + bound;
    return new Finding(
        "row count",
        "table",
        passed,
        rules.ofTable(),
        Percent.rows(rows),
        bound,
        why,
        Optional.empty());
  }

  /** The findings as a report. */
  static byte[] json(List<Finding> findings, RuleCounts counts) {
    ObjectNode report = MAPPER.createObjectNode();
    report.put("format", 1);
    report.put("rows", counts.rows());
    report.put("scans", counts.scans());
    report.put("blockPasses", counts.passes());
    ArrayNode list = report.putArray("findings");
    for (Finding finding : findings) {
      ObjectNode json = FindingJson.add(list, finding);
      finding.failing().ifPresent(failing -> json.put("failingShare", share(failing, counts)));
    }
    return report.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static double share(long failing, RuleCounts counts) {
    return counts.rows() == 0 ? 0 : (double) failing / counts.rows();
  }
}
