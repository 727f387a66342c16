package io.trainyard.executors.data.option;

import static io.trainyard.executors.data.Attempts.code;
import static io.trainyard.executors.data.Attempts.line;
import static io.trainyard.executors.data.Attempts.num;
import static io.trainyard.executors.data.Attempts.step;
import static io.trainyard.executors.data.Attempts.text;
import static io.trainyard.executors.data.Attempts.word;
import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.executors.data.DecideOptions;
import io.trainyard.executors.data.ListOptions;
import io.trainyard.executors.data.PartitionOptions;
import io.trainyard.executors.data.SplitOptions;
import io.trainyard.executors.data.TransformOptions;
import io.trainyard.executors.data.collect.CollectOptions;
import io.trainyard.executors.data.publish.PublishOptions;
import io.trainyard.executors.data.validate.ValidateOptions;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OptionWordsTest {
  /**
   * A verb, the record its options bind to, and a line for each word with what it needs beside it.
   */
  private record Verb(
      String name,
      Class<? extends Record> type,
      Function<Step, ? extends Record> bind,
      Map<String, List<Option>> words) {}

  private static final Option JDBC = line("jdbc", text("jdbc:h2:mem:x"));
  private static final Option LOGIN =
      line("login", new Value.Secret("a/b"), new Value.Secret("c/d"));
  private static final Option QUERY = line("query", text("select 1"));
  private static final Option CSV = line("csv", text("a.csv"));
  private static final Option HTTP = line("http", text("http://x/"));
  private static final Option INTO = line("into", text("t"));
  private static final Option HOLD = line("holdOut", num(0.2));

  static List<Verb> verbs() {
    return List.of(
        collect(), validate(), split(), transform(), publish(), partition(), list(), decide());
  }

  private static Verb collect() {
    Map<String, List<Option>> words = new LinkedHashMap<>();
    words.put("csv", List.of(CSV));
    words.put("jsonLines", List.of(line("jsonLines", text("a.jsonl"))));
    words.put("parquet", List.of(line("parquet", text("a.parquet"))));
    words.put("jdbc", List.of(JDBC, QUERY));
    words.put("http", List.of(HTTP));
    words.put("published", List.of(line("published", text("x"))));
    words.put("query", List.of(QUERY, JDBC));
    words.put("login", List.of(LOGIN, JDBC, QUERY));
    words.put("bearer", List.of(line("bearer", new Value.Secret("a/b")), HTTP));
    words.put("delimiter", List.of(line("delimiter", text(";")), CSV));
    words.put("nullText", List.of(line("nullText", text("NA")), CSV));
    words.put("checksum", List.of(line("checksum", text("sha256:0")), CSV));
    return new Verb("collect", CollectOptions.class, CollectOptions::of, words);
  }

  private static Verb validate() {
    Map<String, List<Option>> words = new LinkedHashMap<>();
    words.put("rowCount", List.of(line("rowCount", word("between", num(1), num(2)))));
    words.put("column", List.of(line("column", text("a"), word("present"))));
    words.put("check", List.of(line("check", text("a"), text("b > 1"))));
    words.put("badRows", List.of(line("badRows", word("warn"))));
    return new Verb("validate", ValidateOptions.class, ValidateOptions::of, words);
  }

  private static Verb split() {
    Map<String, List<Option>> words = new LinkedHashMap<>();
    words.put("holdOut", List.of(HOLD));
    words.put("validation", List.of(line("validation", num(0.1)), HOLD));
    words.put("stratify", List.of(line("stratify", text("a")), HOLD));
    words.put("by", List.of(line("by", word("time", text("a"))), HOLD));
    words.put("seed", List.of(line("seed", num(7)), HOLD));
    return new Verb("split", SplitOptions.class, SplitOptions::of, words);
  }

  private static Verb transform() {
    Map<String, List<Option>> words = new LinkedHashMap<>();
    Option compute = line("compute", code("compute"));
    words.put("sql", List.of(line("sql", text("select 1"))));
    words.put("compute", List.of(compute));
    words.put("outputs", List.of(line("outputs", text("a"), text("b")), compute));
    return new Verb("transform", TransformOptions.class, TransformOptions::of, words);
  }

  private static Verb publish() {
    Map<String, List<Option>> words = new LinkedHashMap<>();
    words.put("named", List.of(line("named", text("x"))));
    words.put("csv", List.of(CSV));
    words.put("jsonLines", List.of(line("jsonLines", text("a.jsonl"))));
    words.put("parquet", List.of(line("parquet", text("a.parquet"))));
    words.put("jdbc", List.of(JDBC, INTO));
    words.put("login", List.of(LOGIN, JDBC, INTO));
    words.put("into", List.of(INTO, JDBC));
    words.put("replaceWhere", List.of(line("replaceWhere", text("a"), num(1)), JDBC, INTO));
    return new Verb("publish", PublishOptions.class, PublishOptions::of, words);
  }

  private static Verb partition() {
    return new Verb(
        "partition",
        PartitionOptions.class,
        PartitionOptions::of,
        Map.of("by", List.of(line("by", text("a")))));
  }

  private static Verb list() {
    Map<String, List<Option>> words = new LinkedHashMap<>();
    words.put("values", List.of(line("values", num(1))));
    words.put("files", List.of(line("files", text("*.csv"))));
    return new Verb("list", ListOptions.class, ListOptions::of, words);
  }

  private static Verb decide() {
    return new Verb(
        "decide",
        DecideOptions.class,
        DecideOptions::of,
        Map.of("decide", List.of(line("decide", code("decide")))));
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void every_component_has_a_word_and_every_word_changes_its_own_component(Verb verb)
      throws Exception {
    assertThat(verb.words().keySet()).containsExactlyElementsOf(OptionWords.of(verb.type()));
    for (Map.Entry<String, List<Option>> word : verb.words().entrySet()) {
      Record bound =
          verb.bind().apply(step("s", verb.name(), word.getValue().toArray(Option[]::new)));
      List<String> said = word.getValue().stream().map(Option::word).toList();
      for (RecordComponent component : verb.type().getRecordComponents()) {
        component.getAccessor().setAccessible(true);
        Object value = component.getAccessor().invoke(bound);
        boolean isDefault = DEFAULTS.contains(String.valueOf(value));
        assertThat(isDefault)
            .as(verb.name() + " " + word.getKey() + ": " + component.getName() + " = " + value)
            .isEqualTo(!said.contains(component.getName()));
      }
    }
  }

  private static final List<String> DEFAULTS =
      Arrays.asList("Optional.empty", "[]", "[data]", "FAIL", "0", "0.0");
}
