package io.trainyard.executors.script;

import io.trainyard.engine.pipeline.Output;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.StepContext;
import io.trainyard.engine.run.StepFailure;
import io.trainyard.executors.place.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One call of a script for an attempt, by the script contract. The script finds:
 *
 * <ul>
 *   <li>{@code TY_PARAMS}: a JSON file of the run's params, and each single one in {@code
 *       TY_PARAM_<NAME>}
 *   <li>{@code TY_INPUT_<NAME>}: the file of an input; {@code TY_INPUTS}: all, described
 *   <li>{@code TY_OUTPUT_<NAME>}: where to write an output; one that is missing fails the step
 *   <li>{@code TY_EVENTS}: a file to append lines to ({@link ScriptEvents}); {@code TY_RESULT}: a
 *       JSON object of small results, kept in the attempt's output; {@code TY_FAILURE}: why it
 *       failed, in words
 *   <li>{@code TY_RUN_ID}, {@code TY_STEP}, {@code TY_ATTEMPT} (from 1), {@code TY_LOGICAL_DATE}
 *   <li>{@code TY_WORKDIR}: its own empty folder, in which it is started; {@code TY_PIPELINE_DIR}:
 *       the folder of the pipeline file
 * </ul>
 *
 * It ends with 0 when all is well, with 75 when another try may help, with 64 to 78 when none can.
 */
final class ScriptCall {
  private final ScriptHost host;
  private final StepContext context;
  private final Program program;
  private final ScriptFolder folder;
  private final Map<String, String> more = new LinkedHashMap<>();
  private final ScriptEvents events;
  private boolean alsoAsRows;

  ScriptCall(ScriptHost host, StepContext context) throws IOException {
    this.host = host;
    this.context = context;
    this.program = Program.of(context);
    this.folder = ScriptFolder.in(context.workFolder());
    this.events = new ScriptEvents(folder.events(), context);
  }

  Program program() {
    return program;
  }

  ScriptFolder folder() {
    return folder;
  }

  ScriptEvents events() {
    return events;
  }

  /** A further variable of the contract. */
  ScriptCall with(String variable, String value) {
    more.put(variable, value);
    return this;
  }

  /** The first table is at {@code TY_INPUT_ROWS} too, unless an input has that name. */
  ScriptCall withRows() {
    alsoAsRows = true;
    return this;
  }

  /** Where the script is told to write an output. */
  Path outputFile(String name) {
    return folder.outputs().resolve(name);
  }

  /**
   * Runs the script to its end.
   *
   * @throws StepFailure when it did not end well
   */
  void run() throws IOException, InterruptedException {
    List<String> argv =
        new ArrayList<>(
            program.language().command(program.script(), context.settings(), host.environment()));
    argv.addAll(program.arguments());
    Command command = command(argv, environment());
    int code = host.processes().run(command, context.output(), events::follow);
    events.finish();
    new ScriptEnd(program.script().getFileName().toString(), folder).check(code);
    ScriptResult.log(folder.result(), context);
  }

  private Command command(List<String> argv, Map<String, String> environment) {
    try {
      return new Command(argv, folder.work(), environment);
    } catch (IllegalArgumentException e) {
      throw StepFailure.forGood(program.script().getFileName() + ": " + e.getMessage());
    }
  }

  private Map<String, String> environment() throws IOException {
    AttemptOrder order = context.order();
    Map<String, String> environment = ScriptEnvironment.of(host.environment());
    environment.putAll(program.variables());
    ScriptInputs inputs = new ScriptInputs(context, host.tables(), program.parquet());
    environment.putAll(inputs.write(folder));
    if (alsoAsRows) {
      inputs.firstTable().ifPresent(rows -> environment.putIfAbsent("TY_INPUT_ROWS", rows));
    }
    environment.putAll(ScriptParams.write(order.params(), folder.params()));
    Map<String, String> outputs = new LinkedHashMap<>();
    for (Output output : order.step().outputs()) {
      Names.put(outputs, "TY_OUTPUT_", output.name(), outputFile(output.name()).toString());
    }
    environment.putAll(outputs);
    environment.put("TY_EVENTS", folder.events().toString());
    environment.put("TY_RESULT", folder.result().toString());
    environment.put("TY_FAILURE", folder.failure().toString());
    environment.put("TY_RUN_ID", Long.toString(order.run()));
    environment.put("TY_STEP", order.step().name());
    environment.put("TY_ATTEMPT", Integer.toString(order.tryNumber()));
    environment.put("TY_LOGICAL_DATE", order.runDate().toString());
    environment.put("TY_WORKDIR", folder.work().toString());
    environment.put("TY_PIPELINE_DIR", order.folder().toAbsolutePath().toString());
    environment.put("TMPDIR", folder.temporary().toString());
    more.forEach(environment::putIfAbsent);
    return environment;
  }
}
