package io.trainyard.executors.script;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.pipeline.Param;
import io.trainyard.engine.pipeline.ValueJson;
import io.trainyard.engine.pipeline.ValueText;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.KeyContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the result of a script depends on beside its inputs and options: its bytes, those of the
 * scripts beside it that it may call, what runs it, and all that the script contract hands it. What
 * else it reads, such as a file or an address, nobody can know: such a step says {@code cache none}
 * or names a {@code version}.
 */
final class ScriptParts {
  private static final List<String> SURROUNDINGS = List.of("LANG", "LC_ALL", "TZ");

  private final ScriptHost host;
  private final Interpreters interpreters;

  ScriptParts(ScriptHost host) {
    this.host = host;
    this.interpreters = new Interpreters(host);
  }

  /** By names that people read; empty where it cannot be told. */
  Optional<Map<String, String>> of(KeyContext context) throws IOException, InterruptedException {
    Program program = Program.of(context);
    List<String> command =
        program.language().command(program.script(), context.settings(), host.environment());
    Optional<Map<String, String>> interpreter = interpreters.parts(program.language(), command);
    Optional<Digest> beside = SiblingScripts.digest(program.script());
    if (interpreter.isEmpty() || beside.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> parts = new TreeMap<>(interpreter.get());
    parts.put("scripts beside it", beside.get().toString());
    addScript(program.script(), parts);
    if (program.predictWith().isPresent()) {
      addScript(program.predictWith().get(), parts);
    }
    addContract(context.order(), parts);
    return Optional.of(parts);
  }

  private static void addScript(Path script, Map<String, String> parts) throws IOException {
    parts.put("script " + script.getFileName(), Digest.of(Files.readAllBytes(script)).toString());
  }

  private void addContract(AttemptOrder order, Map<String, String> parts) {
    order
        .params()
        .forEach(
            (name, value) -> {
              boolean personal = order.pipeline().param(name).filter(Param::personal).isPresent();
              String shown =
                  personal
                      ? Digest.of(ValueJson.write(value).toString()).toString()
                      : ValueText.of(value);
              parts.put("param " + name, shown);
            });
    parts.put("run date", order.runDate().toString());
    if (!order.key().isEmpty()) {
      parts.put("item", order.key());
    }
    parts.put(
        "input names",
        order.inputs().stream()
            .map(AttemptOrder.StepInput::name)
            .collect(Collectors.joining(", ")));
    for (String name : SURROUNDINGS) {
      String value = host.environment().get(name);
      if (value != null) {
        parts.put("variable " + name, value);
      }
    }
  }
}
