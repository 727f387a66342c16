package io.trainyard.dsl.code;

import groovy.lang.Closure;
import groovy.lang.GroovyClassLoader;
import groovy.lang.Script;
import io.trainyard.dsl.check.Arrow;
import io.trainyard.dsl.check.Callees;
import io.trainyard.dsl.check.SourceSet;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.StepFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.tools.GroovyClass;

/** The blocks of one pipeline version, compiled. */
public final class CompiledBlocks {
  private final List<Arrow> arrows;
  private final List<?> blocks;

  private CompiledBlocks(List<Arrow> arrows, List<?> blocks) {
    this.arrows = arrows;
    this.blocks = blocks;
  }

  /**
   * Compiles the pipeline's own file, and the files of {@code lib/} that it imports from.
   *
   * @throws StepFailure when it does not compile, as when it was kept by another release
   */
  public static CompiledBlocks of(Pipeline pipeline) {
    if (pipeline.sources().isEmpty()) {
      throw StepFailure.forGood(
          "pipeline " + pipeline.name() + " has no source file, so its blocks cannot run");
    }
    Compilation compilation =
        new Compilation(SourceSet.of(pipeline.sources()), new Callees(pipeline.calls(), Map.of()));
    compilation.run(Phases.CLASS_GENERATION);
    if (compilation.hasErrors()) {
      throw StepFailure.forGood("a block cannot be compiled: " + compilation.problems().get(0));
    }
    return new CompiledBlocks(compilation.arrows(), load(compilation));
  }

  private static List<?> load(Compilation compilation) {
    GroovyClassLoader loader = compilation.classes();
    Class<?> script = null;
    for (GroovyClass compiled : compilation.unit().getClasses()) {
      Class<?> defined = loader.defineClass(compiled.getName(), compiled.getBytes());
      if (defined.getName().equals(Compilation.SCRIPT)) {
        script = defined;
      }
    }
    if (script == null) {
      return List.of();
    }
    try {
      Script instance = (Script) script.getDeclaredConstructor().newInstance();
      return (List<?>) instance.run();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a compiled pipeline file is always a script", e);
    }
  }

  /** A block by its step and path. */
  public Optional<Compiled> find(Value.Code code) {
    for (int i = 0; i < arrows.size() && i < blocks.size(); i++) {
      Value.Code other = arrows.get(i).code();
      if (other.step().equals(code.step()) && other.path().equals(code.path())) {
        Closure<?> block = (Closure<?>) ((Closure<?>) blocks.get(i)).clone();
        return Optional.of(new Compiled(block, arrows.get(i).handed()));
      }
    }
    return Optional.empty();
  }

  /**
   * A block that can be called.
   *
   * @param handed the type of each value it takes
   */
  public record Compiled(Closure<?> block, List<Class<?>> handed) {}
}
