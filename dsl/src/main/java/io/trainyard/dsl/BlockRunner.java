package io.trainyard.dsl;

import groovy.lang.GString;
import io.trainyard.dsl.code.BlockFailure;
import io.trainyard.dsl.code.CompiledBlocks;
import io.trainyard.dsl.code.Handing;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Source;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.CodeRunner;
import io.trainyard.engine.run.StepFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs the blocks of pipeline files. A version is compiled once from the sources that the pipeline
 * keeps, so neither the file nor the cache is needed. Safe for use by several threads; each
 * prepared block is for one.
 */
public final class BlockRunner implements CodeRunner {
  private static final int KEPT_VERSIONS = 8;

  private final Map<String, CompiledBlocks> versions =
      new LinkedHashMap<>(KEPT_VERSIONS, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CompiledBlocks> eldest) {
          return size() > KEPT_VERSIONS;
        }
      };

  @Override
  public Block prepare(Pipeline pipeline, Value.Code code) {
    CompiledBlocks.Compiled compiled =
        compiled(pipeline)
            .find(code)
            .orElseThrow(
                () ->
                    StepFailure.forGood(
                        "pipeline "
                            + pipeline.name()
                            + " has no block '"
                            + code.path()
                            + "' in step '"
                            + code.step()
                            + "'"));
    String file = pipeline.sources().stream().map(Source::path).findFirst().orElse("");
    return arguments -> call(file, code, compiled, arguments);
  }

  private CompiledBlocks compiled(Pipeline pipeline) {
    synchronized (versions) {
      return versions.computeIfAbsent(pipeline.version(), version -> CompiledBlocks.of(pipeline));
    }
  }

  private static @Nullable Object call(
      String file, Value.Code code, CompiledBlocks.Compiled compiled, List<?> arguments) {
    try {
      List<Class<?>> types = compiled.handed();
      Object[] handed = new Object[arguments.size()];
      for (int i = 0; i < handed.length; i++) {
        Object given = arguments.get(i);
        handed[i] = i < types.size() ? Handing.as(types.get(i), given) : given;
      }
      Object result = compiled.block().call(handed);
      return result instanceof GString ? result.toString() : result;
    } catch (RuntimeException | StackOverflowError thrown) {
      throw BlockFailure.of(file, code, thrown);
    }
  }
}
