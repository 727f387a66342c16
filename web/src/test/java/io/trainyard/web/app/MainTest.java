package io.trainyard.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is typed, what is printed, how it ends; for everything that needs no run. */
final class MainTest {
  private static final String HELLO =
      """
      pipeline('hello') {
          about 'Greets everybody in a file'
          schedule { cron '0 6 * * *'; zone 'UTC' }
          def copies = wholeNumber { otherwise 1; allowed between(1, 9) }
          def people = collect { csv 'people.csv' }
          def greetings = transform(people, copies) { compute { rows, n -> rows } }
      }
      """;

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("hello.groovy"), HELLO);
  }

  private Typed type(String... words) {
    return new Typed(folder).run(words);
  }

  static Iterable<String> verbs() {
    return Verbs.ALL.keySet();
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void every_verb_has_a_help_that_names_its_options(String verb) {
    Typed typed = type(verb, "--help");

    assertThat(typed.exit()).isZero();
    assertThat(typed.out()).startsWith("Usage: trainyard " + verb).contains("--home", "--json");
    assertThat(typed.err()).isEmpty();
  }

  @Test
  void the_overview_names_every_verb() {
    assertThat(type("--help").out()).contains(Verbs.ALL.keySet());
    Typed nothing = type();
    assertThat(nothing.exit()).isEqualTo(2);
    assertThat(nothing.err()).startsWith("usage: trainyard <verb>");
  }

  @Test
  void the_version_names_groovy_and_java() {
    assertThat(type("version").out())
        .matches("trainyard \\S+ \\(Groovy 5\\S+, Java " + Runtime.version().feature() + ".*\\)\n");
    assertThat(type("version", "--json").out()).contains("\"trainyard\" : ", "\"java\" : ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rnu                            | there is no verb 'rnu'; did you mean 'run'? All verbs: trainyard --help
          reproduce                      | 'reproduce' is planned, not in this release.
          run                            | FILE is missing. See: trainyard run --help
          run hello.groovy --parm a=1    | there is no option --parm; did you mean --param? See: trainyard run --help
          run hello.groovy again         | 'again' is one word too many.
          run hello.groovy --day         | --day wants a value: --day DATE.
          run hello.groovy --param copies | --param is NAME=VALUE, not 'copies'.
          run hello.groovy --day 2026-01-31 --day 2026-02-01 | --day is given twice: give it once.
          run nothing.groovy             | there is no file nothing.groovy.
          run .                          | . is a folder: name a .groovy or .json file.
          run hello.groovy --param n=3   | param 'n' is not one of pipeline 'hello': it has copies.
          run hello.groovy --param copies=-1  | param 'copies'
          run hello.groovy --param copies=1e12 | param 'copies'
          run hello.groovy --day 31.1.26 | --day '31.1.26' is no date: write it as 2026-01-31.
          graph hello.groovy --format sgv | --format is one of mermaid, dot, svg, json; did you mean 'svg'?
          runs                           | there is no home at
          runs --limit 0                 | --limit is a whole number from 1 to 1000.
          show 12                        | there is no home at
          models                         | there is no home at
          show churn                     | 'churn' is neither the number of a run nor a file.
          rerun churn                    | RUN is a whole number, not 'churn'.
          predict                        | --rows FILE and MODEL are missing.
          predict churn                  | --rows FILE is missing.
          predict Churn! --rows x.csv    | 'Churn!' names no model: write churn, churn@candidate or churn:3.
          serve --bind 0.0.0.0           | --bind 0.0.0.0 is refused without TLS
          serve --port 70000             | --port is a whole number from 0 to 65535.
          serve --port seven             | --port is a whole number, not 'seven'.
          serve --drain -1               | --drain is a whole number of seconds, 0 or more.
          serve --advertise http://[x    | --advertise is an address such as https://trainyard-1.example:7443.
          serve nowhere                  | there is no folder nowhere.
          serve --server http://127.0.0.1:1 | there is no option --server.
          lint --server http://127.0.0.1:1 | there is no option --server.
          doctor --try-channel ml        | this home has no channel 'ml': add it under 'channels' in settings.json.
          runs --server http://10.0.0.1  | http://10.0.0.1 would show your key to others
          runs --server http://127.0.0.1:1 | there is no key for http://127.0.0.1:1
          """)
  void wrong_use_is_one_sentence_and_exit_2(String typed, String sentence) {
    Typed end = type(typed.split(" "));

    assertThat(end.exit()).isEqualTo(2);
    assertThat(end.out()).isEmpty();
    assertThat(end.err()).contains("trainyard: " + sentence).doesNotContain("Exception", "\tat ");
    assertThat(folder.resolve(".trainyard/log")).doesNotExist();
  }

  @Test
  void a_good_file_is_told_so_with_its_warnings() throws IOException {
    Files.writeString(folder.resolve("hello.groovy"), HELLO.replace("; zone 'UTC'", ""));
    Typed typed = type("lint", "hello.groovy");

    assertThat(typed.exit()).isZero();
    assertThat(typed.out())
        .contains("hello.groovy:3:5: warning: no 'zone'")
        .endsWith("hello.groovy: good, 2 steps\n");
  }

  @Test
  void mistakes_are_all_told_with_their_places() throws IOException {
    Files.writeString(
        folder.resolve("bad.groovy"), "pipeline('bad') {\n  def a = colect { }\n  ownr 'x'\n}\n");

    Typed typed = type("lint", "bad.groovy");

    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.out())
        .contains("bad.groovy:2:", "Did you mean 'collect'?", "bad.groovy:3:")
        .contains("bad.groovy: 2 mistakes");
    assertThat(type("lint", "bad.groovy", "--json").out())
        .contains("\"file\" : \"bad.groovy\"", "\"severity\" : \"ERROR\"", "\"line\" : 2");
  }

  @Test
  void a_file_with_mistakes_does_not_run() throws IOException {
    Files.writeString(folder.resolve("bad.groovy"), "pipeline('bad') {\n  colect { }\n}\n");

    Typed typed = type("run", "bad.groovy");

    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.err())
        .contains("bad.groovy:2:")
        .endsWith("trainyard: bad.groovy has mistakes; nothing has run.\n");
    assertThat(folder.resolve(".trainyard/log")).doesNotExist();
  }

  @Test
  void a_plan_names_steps_params_and_the_schedule_that_does_not_fire() {
    Typed typed = type("plan", "hello.groovy", "--param", "copies=3", "--day", "2026-01-31");

    assertThat(typed.exit()).isZero();
    assertThat(typed.out())
        .contains("a run of hello about 2026-01-31 would do:", "with copies = 3")
        .contains("people     collect", "greetings  transform  people.data, copies")
        .contains("schedule cron '0 6 * * *'; zone 'UTC'", "next 20");
    assertThat(type("plan", "hello.groovy", "--json").out()).contains("\"after\" : [ \"people\" ]");
  }

  @Test
  void a_graph_is_drawn_in_four_languages() {
    assertThat(type("graph", "hello.groovy").out())
        .startsWith("flowchart TD")
        .contains("s_people --> s_greetings");
    assertThat(type("graph", "hello.groovy", "--format", "dot").out())
        .contains("\"people\" -> \"greetings\";");
    assertThat(type("graph", "hello.groovy", "--format", "svg").out()).startsWith("<svg");
    assertThat(type("graph", "hello.groovy", "--format", "json").out())
        .contains("\"from\" : \"people\"");
  }

  @Test
  void a_definition_is_shown_for_people_and_as_json() {
    assertThat(type("show", "hello.groovy").out())
        .contains("pipeline hello", "param copies (wholeNumber between(1, 9)) = 1")
        .contains("greetings = transform(people.data, copies)");
    assertThat(type("show", "hello.groovy", "--json").out()).contains("\"hello\"");
  }

  @Test
  void a_broken_settings_file_is_told_before_anything_is_opened() throws IOException {
    Path home = Files.createDirectories(folder.resolve("home"));
    Files.writeString(home.resolve("settings.json"), "{\"conection\": {}}");

    Typed typed = type("serve", "--home", "home");

    assertThat(typed.exit()).isEqualTo(2);
    assertThat(typed.err())
        .contains("settings.json, line 1: 'conection' is not a part of the settings")
        .contains("did you mean 'connection'?");
    assertThat(home.resolve("log")).doesNotExist();
  }

  @Test
  void a_home_in_a_place_of_another_kind_is_one_sentence() throws IOException {
    Files.writeString(folder.resolve("file"), "x");

    Typed typed = type("run", "hello.groovy", "--home", "file/home");

    assertThat(typed.exit()).isEqualTo(2);
    assertThat(typed.err()).contains("cannot be made: name another with --home.");
  }

  @Test
  void the_home_may_be_named_by_the_environment() {
    Typed typed = new Typed(folder).with(Map.of("TRAINYARD_HOME", "elsewhere")).run("runs");

    assertThat(typed.err()).contains(folder.resolve("elsewhere").toString());
  }

  @Test
  void the_doctor_looks_without_making_a_home() {
    Typed typed = type("doctor");

    assertThat(typed.exit()).isZero();
    assertThat(typed.out()).contains("Java", "disk", "Python", "port", "is not there yet");
    assertThat(folder.resolve(".trainyard")).doesNotExist();
  }
}
