package io.trainyard.executors.script;

import io.trainyard.engine.run.FailureCause;
import io.trainyard.engine.run.KeyContext;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.StepBody;
import io.trainyard.engine.run.StepContext;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Does a step's work by a script, whatever its verb: hands it the inputs and takes in the outputs
 * that the step declares.
 */
public final class ScriptBody implements StepBody {
  private final ScriptHost host;
  private final ScriptParts parts;

  public ScriptBody(ScriptHost host) {
    this.host = host;
    this.parts = new ScriptParts(host);
  }

  @Override
  public Optional<Map<String, String>> cacheParts(KeyContext context)
      throws IOException, InterruptedException {
    return parts.of(context);
  }

  @Override
  public Outcome run(StepContext context) throws Exception {
    ScriptCall call = new ScriptCall(host, context);
    call.run();
    if (call.events().hasFailedCheck()) {
      return failed(call.events());
    }
    Outcome.Builder outcome = Outcome.succeeded().findings(call.events().findings());
    call.events().metrics().forEach(outcome::metric);
    new ScriptOutputs(call, context, host.tables()).addTo(outcome);
    return outcome.build();
  }

  /** The script ended well, but a check of its own says that its result may not be used. */
  static Outcome.Failed failed(ScriptEvents events) {
    String checks =
        events.findings().stream()
            .filter(finding -> !finding.passed())
            .map(finding -> finding.check() + (finding.why().isEmpty() ? "" : ": " + finding.why()))
            .reduce((one, other) -> one + "; " + other)
            .orElse("");
    return new Outcome.Failed(
        FailureCause.ERROR,
        "a check of the script failed: " + checks,
        false,
        events.findings(),
        Map.of());
  }
}
