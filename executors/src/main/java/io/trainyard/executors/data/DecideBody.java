package io.trainyard.executors.data;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.StepBody;
import io.trainyard.engine.run.StepContext;
import io.trainyard.executors.data.duck.TableSession;
import io.trainyard.executors.data.option.Options;
import io.trainyard.executors.data.option.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The verb {@code decide}: a block of the pipeline file looks at the inputs and says yes or no. */
public final class DecideBody implements StepBody {

  @Override
  public Outcome run(StepContext context) throws IOException {
    DecideOptions options = DecideOptions.of(context.order().step());
    Place place = Options.of(context.order().step()).place("decide");
    try (TableSession session = TableSession.ofInputs(context)) {
      Object said =
          context
              .code()
              .prepare(context.order().pipeline(), options.decide())
              .call(BlockArguments.of(context, session, place));
      if (!(said instanceof Boolean yes)) {
        throw place.mistake("the block gives neither true nor false; end it with a comparison");
      }
      return Outcome.succeeded().output("decision", decision(context, yes)).decision(yes).build();
    }
  }

  private static Artifact decision(StepContext context, boolean yes) throws IOException {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("format", 1).put("decision", yes);
    ArtifactStore.Stored stored =
        context.artifacts().put(json.toString().getBytes(StandardCharsets.UTF_8));
    return new Artifact(
        context.order().step().name() + ".decision",
        ArtifactKind.DECISION.word(),
        stored.digest(),
        stored.bytes(),
        Map.of("decision", Boolean.toString(yes)));
  }
}
