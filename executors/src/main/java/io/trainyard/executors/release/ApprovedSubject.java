package io.trainyard.executors.release;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.registry.Approval;
import io.trainyard.engine.registry.Verdict;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The document of a decision that people made: what it was about, and who said what. */
record ApprovedSubject(Approval asked, Verdict verdict) {
  private static final int FORMAT = 1;

  byte[] json() {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("format", FORMAT);
    json.put("decision", verdict.state() == Verdict.State.APPROVED).put("why", verdict.why());
    json.put("approval", asked.step()).put("run", asked.run());
    json.put("subject", asked.subject().name());
    json.put("subjectDigest", asked.subject().digest().toString());
    ObjectNode shown = json.putObject("shown");
    asked.shown().forEach((name, digest) -> shown.put(name, digest.toString()));
    json.put("alone", asked.terms().alone());
    ArrayNode answers = json.putArray("answers");
    for (Approval.Answer answer : asked.answers()) {
      answers
          .addObject()
          .put("actor", answer.actor())
          .put("yes", answer.yes())
          .put("note", answer.note())
          .put("time", answer.time().toString())
          .put("void", !asked.isValid(answer));
    }
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * What of a decision a deployment asks for.
   *
   * @param subject the digest of what people approved
   */
  record Read(boolean decision, String why, Digest subject) {
    static Read of(byte[] json) {
      JsonNode node = JsonMapper.shared().readTree(json);
      return new Read(
          node.path("decision").asBoolean(false),
          node.path("why").asString(""),
          Digest.parse(node.path("subjectDigest").asString("")));
    }
  }
}
