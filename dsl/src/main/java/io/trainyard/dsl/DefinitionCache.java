package io.trainyard.dsl;

import io.trainyard.dsl.check.SourceSet;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.pipeline.Loaded;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.PipelineJson;
import io.trainyard.engine.pipeline.Problem;
import io.trainyard.engine.pipeline.Source;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.UnreadableDefinition;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps definitions by the content of their files, with their warnings. An entry is found again
 * while each file, Trainyard, the vocabulary and Groovy are the same; one that cannot be read is
 * made anew. A hit loads no class of Groovy.
 */
final class DefinitionCache {
  private static final int FORMAT = 1;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Path folder;
  private final String environment;

  DefinitionCache(Path folder, String environment) {
    this.folder = folder;
    this.environment = environment;
  }

  Loaded load(SourceSet sources) {
    Path entry = folder.resolve(key(sources.all()) + ".json");
    Optional<Loaded> kept = read(entry);
    if (kept.isPresent()) {
      return kept.get();
    }
    Loaded loaded = SourceReader.read(sources, environment);
    loaded.pipeline().ifPresent(pipeline -> write(entry, pipeline, loaded.problems()));
    return loaded;
  }

  private String key(List<Source> sources) {
    StringBuilder text = new StringBuilder("definition " + FORMAT + '\n');
    sources.forEach(s -> text.append(s.path()).append(' ').append(s.digest()).append('\n'));
    text.append(environment.isEmpty() ? "" : "environment " + environment + '\n');
    text.append(Release.identity());
    return Digest.of(text.toString()).hex();
  }

  private static Optional<Loaded> read(Path entry) {
    try {
      if (!Files.exists(entry)) {
        return Optional.empty();
      }
      JsonNode node = MAPPER.readTree(Files.readString(entry));
      Pipeline pipeline = PipelineJson.read(node.get("pipeline").stringValue());
      List<Problem> warnings = new ArrayList<>();
      for (JsonNode warning : node.get("warnings")) {
        SourceRef at =
            new SourceRef(
                warning.get("file").stringValue(),
                warning.get("line").intValue(),
                warning.get("column").intValue());
        warnings.add(Problem.warning(at, warning.get("message").stringValue()));
      }
      return Optional.of(new Loaded(Optional.of(pipeline), warnings));
    } catch (IOException | JacksonException | UnreadableDefinition | NullPointerException e) {
      // Whatever is wrong with the entry, the file itself is still there to be read.
      return Optional.empty();
    }
  }

  private void write(Path entry, Pipeline pipeline, List<Problem> warnings) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("pipeline", PipelineJson.write(pipeline));
    ArrayNode list = node.putArray("warnings");
    for (Problem warning : warnings) {
      list.addObject()
          .put("file", warning.at().file())
          .put("line", warning.at().line())
          .put("column", warning.at().column())
          .put("message", warning.message());
    }
    try {
      Files.createDirectories(folder);
      Path aside = Files.createTempFile(folder, "entry", ".tmp");
      Files.writeString(aside, MAPPER.writeValueAsString(node));
      move(aside, entry);
    } catch (IOException e) {
      // A cache that cannot be written costs time, not correctness.
      return;
    }
  }

  private static void move(Path aside, Path entry) throws IOException {
    try {
      Files.move(aside, entry, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(aside, entry, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
