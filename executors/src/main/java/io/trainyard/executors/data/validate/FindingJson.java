package io.trainyard.executors.data.validate;

import io.trainyard.engine.check.Finding;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A finding in a report, with the names and words that it has in the event log: {@code
 * {"check":..,"subject":..,"passed":..,"severity":"ERROR","value":..,"bound":..,"why":..,
 * "failing":..}}; {@code failing} only where rows are what is checked.
 */
public final class FindingJson {
  private FindingJson() {}

  /** Adds a finding to a report's list. */
  public static ObjectNode add(ArrayNode findings, Finding finding) {
    ObjectNode json = findings.addObject();
    json.put("check", finding.check()).put("subject", finding.subject());
    json.put("passed", finding.passed()).put("severity", finding.severity().name());
    json.put("value", finding.value()).put("bound", finding.bound()).put("why", finding.why());
    finding.failing().ifPresent(failing -> json.put("failing", failing));
    return json;
  }
}
