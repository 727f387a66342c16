package io.trainyard.engine.testing;

import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.pipeline.Input;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Output;
import io.trainyard.engine.pipeline.Param;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Retry;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.StepPolicy;
import io.trainyard.engine.pipeline.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Builds small definitions without a pipeline file. */
public final class Definitions {
  private Definitions() {}

  /** A pipeline without params. */
  public static Pipeline pipeline(String name, Step... steps) {
    return pipeline(name, List.of(), steps);
  }

  public static Pipeline pipeline(String name, List<Param> params, Step... steps) {
    return Pipeline.named(name).params(params).steps(steps).version("sha256:0").build();
  }

  public static Option option(String word, Value... values) {
    return new Option(word, List.of(values), SourceRef.NONE);
  }

  /** A {@code transform} with one output, {@code data}, until something else is said. */
  public static StepBuilder step(String name) {
    return new StepBuilder(name);
  }

  /** Gathers a {@link Step}. */
  public static final class StepBuilder {
    private final String name;
    private String verb = "transform";
    private final List<Input> inputs = new ArrayList<>();
    private final List<Option> options = new ArrayList<>();
    private final List<Output> outputs = new ArrayList<>();
    private final List<Value> when = new ArrayList<>();
    private final Set<String> needs = new TreeSet<>();
    private Retry retry = Retry.NONE;
    private Optional<Duration> timeout = Optional.empty();
    private StepPolicy policy = StepPolicy.DEFAULT;

    private StepBuilder(String name) {
      this.name = name;
    }

    public StepBuilder verb(String word) {
      this.verb = word;
      return this;
    }

    /** An input that is known by its origin's step, param or word. */
    public StepBuilder input(Value from) {
      return input(from, false);
    }

    /** The same for every item of the origin: the step runs once for each. */
    public StepBuilder each(Value from) {
      return input(from, true);
    }

    private StepBuilder input(Value from, boolean isEach) {
      String known = from.toString();
      if (from instanceof Value.Output output) {
        known = output.step();
      } else if (from instanceof Value.Param param) {
        known = param.name();
      } else if (from instanceof Value.Term term) {
        known = term.word();
      }
      inputs.add(new Input(known, from, isEach));
      return this;
    }

    public StepBuilder option(String word, Value... values) {
      options.add(Definitions.option(word, values));
      return this;
    }

    public StepBuilder output(String output, ArtifactKind kind) {
      outputs.add(new Output(output, kind));
      return this;
    }

    public StepBuilder when(Value condition) {
      when.add(condition);
      return this;
    }

    public StepBuilder needs(String... steps) {
      needs.addAll(List.of(steps));
      return this;
    }

    public StepBuilder retry(Retry policy) {
      this.retry = policy;
      return this;
    }

    public StepBuilder timeout(Duration running) {
      this.timeout = Optional.of(running);
      return this;
    }

    public StepBuilder policy(StepPolicy rules) {
      this.policy = rules;
      return this;
    }

    public Step build() {
      List<Output> made =
          outputs.isEmpty() ? List.of(new Output("data", ArtifactKind.TABLE)) : outputs;
      return new Step(
          name,
          verb,
          "",
          inputs,
          options,
          made,
          when,
          needs,
          retry,
          timeout,
          policy,
          SourceRef.NONE);
    }
  }
}
