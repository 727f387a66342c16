package io.trainyard.executors.script;

import static io.trainyard.executors.place.TestHome.option;
import static io.trainyard.executors.place.TestHome.step;
import static io.trainyard.executors.place.TestHome.text;
import static io.trainyard.executors.place.TestHome.using;
import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.check.Severity;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Output;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.testing.GeneratedFile;
import io.trainyard.executors.place.Grace;
import io.trainyard.executors.place.ProcessRun;
import io.trainyard.executors.place.TestHome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ScriptBodyTest {
  private static final Output REPORT = new Output("report", ArtifactKind.FILE);
  private static final Output LINES = new Output("lines", ArtifactKind.TABLE);

  @TempDir Path folder;
  private TestHome home;

  @BeforeEach
  void open() throws IOException {
    home = new TestHome(folder);
  }

  @AfterEach
  void close() {
    home.close();
  }

  @Test
  void a_shell_script_reads_its_inputs_as_csv_and_writes_a_table_and_a_file() throws Exception {
    home.input("people", people());
    home.file(
        "x.sh",
        "cat \"$TY_INPUT_PEOPLE\" > \"$TY_OUTPUT_LINES\"",
        "wc -l < \"$TY_INPUT_PEOPLE\" | tr -d ' ' > \"$TY_OUTPUT_REPORT\"");

    Outcome.Succeeded outcome = succeeded(run(using("shell", "x.sh"), LINES, REPORT));

    assertThat(contents(outcome, "report")).isEqualTo("3\n");
    assertThat(contents(outcome, "lines")).endsWith("\nname,age\nada,36\nzoë,41\n");
    Artifact lines = Objects.requireNonNull(outcome.outputs().get("lines"));
    assertThat(lines.name()).isEqualTo("x.lines");
    assertThat(lines.facts()).containsEntry("rows", "2").containsEntry("columns", "2");
    assertThat(home.hasNoWork()).isTrue();
  }

  @Test
  void the_inputs_are_described_with_format_digest_and_column_types() throws Exception {
    Artifact people = people();
    home.input("people", people);
    home.file("x.sh", "cp \"$TY_INPUTS\" \"$TY_OUTPUT_REPORT\"");

    var inputs =
        Json.MAPPER.readTree(contents(succeeded(run(using("shell", "x.sh"), REPORT)), "report"));

    var described = inputs.get("people");
    assertThat(described.get("format").asString()).isEqualTo("csv");
    assertThat(described.get("sha256").asString()).isEqualTo(people.digest().hex());
    assertThat(described.get("rows").asLong()).isEqualTo(2);
    assertThat(described.get("uri").asString()).startsWith("file:///").endsWith("/in/people.csv");
    assertThat(described.get("columns").toString())
        .isEqualTo(
            "[{\"name\":\"name\",\"type\":\"text\"},{\"name\":\"age\",\"type\":\"wholeNumber\"}]");
  }

  @Test
  void tables_reach_the_script_as_parquet_when_asked_for_and_the_kept_file_is_out_of_reach()
      throws Exception {
    Artifact people = people();
    home.input("people", people);
    home.file(
        "x.sh",
        "head -c 4 \"$TY_INPUT_PEOPLE\" > \"$TY_OUTPUT_REPORT\"",
        "echo overwritten > \"$TY_INPUT_PEOPLE\"");
    Option using = using("shell", "x.sh", option("tablesAs", Value.Term.of("parquet")));

    assertThat(contents(succeeded(run(using, REPORT)), "report")).isEqualTo("PAR1");
    assertThat(home.artifacts.bytes(people.digest()))
        .asString(StandardCharsets.UTF_8)
        .startsWith("PAR1 TEXT");
  }

  @Test
  void params_reach_the_script_one_by_one_and_as_json() throws Exception {
    home.params.put("share", Value.Num.of(0.2));
    home.params.put("region", text("eu; rm -rf /"));
    home.params.put("since", new Value.Date(LocalDate.of(2026, 1, 31)));
    home.params.put("deep", new Value.YesNo(true));
    home.file(
        "x.sh",
        "printf '%s|%s|%s|%s|' \"$TY_PARAM_SHARE\" \"$TY_PARAM_REGION\" \"$TY_PARAM_SINCE\" \"$TY_PARAM_DEEP\" > \"$TY_OUTPUT_REPORT\"",
        "tr -d ' \\n' < \"$TY_PARAMS\" >> \"$TY_OUTPUT_REPORT\"");

    assertThat(contents(succeeded(run(using("shell", "x.sh"), REPORT)), "report"))
        .isEqualTo(
            "0.2|eu; rm -rf /|2026-01-31|true|"
                + "{\"deep\":true,\"region\":\"eu;rm-rf/\",\"share\":0.2,\"since\":\"2026-01-31\"}");
  }

  @Test
  void the_script_knows_its_run_and_starts_in_a_folder_of_its_own() throws Exception {
    home.file(
        "x.sh",
        "printf '%s ' $TY_RUN_ID $TY_STEP $TY_ATTEMPT $TY_LOGICAL_DATE > \"$TY_OUTPUT_REPORT\"",
        "test \"$(pwd -P)\" = \"$(cd \"$TY_WORKDIR\" && pwd -P)\" && test -z \"$(ls)\"",
        "test -f \"$TY_PIPELINE_DIR/x.sh\" && test -d \"$TMPDIR\"");

    assertThat(contents(succeeded(run(using("shell", "x.sh"), REPORT)), "report"))
        .isEqualTo("7 x 1 2026-11-21 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"; rm -rf /", "$(id)", "a\nb", "it's \"x\"", "--epochs", "", "*"})
  void an_argument_reaches_a_python_script_unchanged(String hostile) throws Exception {
    home.file(
        "x.py",
        "import json, os, sys",
        "json.dump(sys.argv[1:], open(os.environ['TY_OUTPUT_REPORT'], 'w'))");
    Option using =
        using(
            "python",
            "x.py",
            option("argument", text("name"), text(hostile)),
            option("argument", text("epochs"), Value.Num.of(20)));

    assertThat(contents(succeeded(run(using, REPORT)), "report"))
        .isEqualTo(
            Json.MAPPER
                .writer()
                .without(tools.jackson.databind.SerializationFeature.INDENT_OUTPUT)
                .writeValueAsString(List.of("--name", hostile, "--epochs", "20"))
                .replace("\",\"", "\", \""));
  }

  @Test
  void a_secret_reaches_the_environment_and_never_the_output_in_any_form() throws Exception {
    String secret = "s3cr/t p@ss+w\"rd";
    home.secrets.put("TRAINYARD_SECRET_HUB_TOKEN", secret);
    home.file(
        "x.py",
        "import base64, os, sys, urllib.parse, json",
        "s = os.environ['TOKEN']",
        "print(s); print(base64.b64encode(s.encode()).decode())",
        "print(base64.b64encode(('ada:' + s).encode()).decode())",
        "print(urllib.parse.quote(s, safe='')); print(urllib.parse.quote_plus(s)); print(urllib.parse.quote(s))",
        "print(json.dumps({'token': s}), file=sys.stderr)",
        "sys.stdout.write(s[:5]); sys.stdout.flush(); print(s[5:])",
        "open(os.environ['TY_FAILURE'], 'w').write('login failed with ' + s)",
        "open(os.environ['TY_EVENTS'], 'a').write(json.dumps({'check': s, 'ok': False}) + chr(10))",
        "sys.exit(64)");
    Option using =
        using(
            "python",
            "x.py",
            option("environmentVariable", text("TOKEN"), new Value.Secret("hub/token")));

    Outcome.Failed failed = failed(run(using));

    assertThat(failed.message()).isEqualTo("x.py ended with exit code 64: login failed with ***");
    assertThat(home.output())
        .doesNotContain(
            "s3cr",
            "p@ss",
            "p%40ss",
            Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)))
        .doesNotContain("czNjci90IHBAc3Mr");
    assertThat(home.output().lines().filter(line -> line.contains("***"))).hasSize(8);
  }

  @Test
  void a_secret_is_refused_as_an_argument() throws Exception {
    home.secrets.put("TRAINYARD_SECRET_HUB_TOKEN", "long enough");
    home.file("x.sh", "true");

    assertThat(
            failed(
                    run(
                        using(
                            "shell",
                            "x.sh",
                            option("argument", text("t"), new Value.Secret("hub/token")))))
                .message())
        .contains("a secret goes into environmentVariable");
  }

  @Test
  void every_variable_of_the_contract_is_documented() throws Exception {
    home.params.put("share", Value.Num.of(0.2));
    home.input("people", people());
    home.file("x.sh", "env | cut -d= -f1 | grep '^TY_' > \"$TY_OUTPUT_REPORT\"");
    String documented = Files.readString(GeneratedFile.top().resolve("docs/scripts.md"));

    assertThat(contents(succeeded(run(using("shell", "x.sh"), REPORT)), "report").lines())
        .hasSize(15)
        .map(name -> name.replaceFirst("_(PEOPLE|SHARE|REPORT)$", "_<NAME>"))
        .allSatisfy(name -> assertThat(documented).contains("`" + name + "`"));
  }

  @Test
  void the_environment_is_ours_no_more_than_the_documented_few() throws Exception {
    home.file(
        "x.sh",
        "env | cut -d= -f1 | sort | grep -v -e '^TY_' -e '^PYTHON' | tr '\\n' ' ' > \"$TY_OUTPUT_REPORT\"");

    assertThat(contents(succeeded(run(using("shell", "x.sh"), REPORT)), "report"))
        .isEqualTo("HOME LANG MLFLOW_DISABLE_TELEMETRY PATH PWD TMPDIR ");
  }

  @Test
  void a_missing_output_fails_the_step_and_is_named() throws Exception {
    home.file("x.sh", "echo done > \"$TY_OUTPUT_REPORT\"");

    Outcome.Failed failed = failed(run(using("shell", "x.sh"), REPORT, LINES));

    assertThat(failed.message())
        .isEqualTo(
            "x.sh did not write its output 'lines': write it to the path in TY_OUTPUT_LINES");
    assertThat(failed.retryable()).isFalse();
  }

  @Test
  void an_output_that_is_no_table_says_why() throws Exception {
    home.file("x.sh", ": > \"$TY_OUTPUT_LINES\"");

    assertThat(failed(run(using("shell", "x.sh"), LINES)).message())
        .isEqualTo(
            "the output 'lines' is no table: it is empty; write CSV (UTF-8, a header line) or Parquet");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ln", "ln -s"})
  void an_output_that_is_only_linked_is_copied(String link) throws Exception {
    Path own = home.file("own.txt", "mine");
    home.file("x.sh", link + " \"$TY_PIPELINE_DIR/own.txt\" \"$TY_OUTPUT_REPORT\"");

    Outcome.Succeeded outcome = succeeded(run(using("shell", "x.sh"), REPORT));
    Files.writeString(own, "changed");

    assertThat(contents(outcome, "report")).isEqualTo("mine\n");
  }

  @Test
  void an_output_that_is_a_folder_is_refused() throws Exception {
    home.file("x.sh", "mkdir \"$TY_OUTPUT_REPORT\"");

    assertThat(failed(run(using("shell", "x.sh"), REPORT)).message())
        .isEqualTo("the output 'report' is a folder: write one file");
  }

  @ParameterizedTest
  @CsvSource({
    "75, true",
    "64, false",
    "70, false",
    "78, false",
    "1, true",
    "3, true",
    "127, false",
    "137, true"
  })
  void the_exit_code_says_whether_another_try_may_help(int code, boolean retryable)
      throws Exception {
    home.file("x.sh", "exit " + code);

    Outcome.Failed failed = failed(run(using("shell", "x.sh")));

    assertThat(failed.retryable()).isEqualTo(retryable);
    assertThat(failed.detail().exitCode()).hasValue(code);
    assertThat(failed.detail().outOfMemory()).isEqualTo(code == 137);
    assertThat(failed.message()).startsWith("x.sh ended with exit code " + code);
  }

  @Test
  void what_a_failing_script_printed_is_in_the_output_and_not_in_the_message() throws Exception {
    home.file("x.py", "raise ValueError('row of ada lovelace')");

    Outcome.Failed failed = failed(run(using("python", "x.py")));

    assertThat(failed.message())
        .isEqualTo("x.py ended with exit code 1; what it printed is in the output of this step");
    assertThat(home.output()).contains("ValueError: row of ada lovelace");
  }

  @Test
  void events_become_metrics_findings_and_output_and_a_bad_line_is_a_warning() throws Exception {
    home.file(
        "x.sh",
        "cat >> \"$TY_EVENTS\" <<'END'",
        "{\"metric\": \"auc\", \"value\": 0.5, \"step\": 1}",
        "{\"metric\": \"auc\", \"value\": 0.75, \"step\": 2, \"unknown\": true}",
        "{\"metric\": \"loss\", \"value\": NaN}",
        "",
        "this is no JSON, ada",
        "{\"param\": \"depth\", \"value\": 4}",
        "{\"tag\": \"team\", \"value\": \"growth\"}",
        "{\"check\": \"fairness\", \"ok\": false, \"severity\": \"warn\", \"why\": \"gap of 0.2\"}",
        "{\"progress\": 0.4}",
        "{\"rows\": 12}",
        "[1]",
        "END",
        "printf '{\"metric\": \"last\", \"value\": 1}' >> \"$TY_EVENTS\"");

    Outcome.Succeeded outcome = succeeded(run(using("shell", "x.sh")));

    assertThat(outcome.metrics()).isEqualTo(Map.of("auc", 0.75, "last", 1.0));
    assertThat(home.metrics)
        .containsExactly("auc 1.0 0.5", "auc 2.0 0.75", "loss 0.0 NaN", "rows 12", "last 0.0 1.0");
    assertThat(outcome.findings())
        .extracting(finding -> finding.subject() + finding.why())
        .containsExactly(
            "line 5line 5 is no JSON object",
            "gap of 0.2",
            "line 11line 11 is no metric, param, tag, check, progress or rows");
    assertThat(outcome.findings())
        .allMatch(finding -> finding.severity() == Severity.WARNING && !finding.passed());
    assertThat(home.output())
        .contains("param depth = 4", "tag team = growth", "progress 40 %")
        .doesNotContain("ada");
  }

  @Test
  void a_check_that_is_not_ok_fails_the_step_with_its_finding() throws Exception {
    home.file(
        "x.sh",
        "echo '{\"check\": \"enough rows\", \"ok\": false, \"value\": 3, \"bound\": 10}' >> \"$TY_EVENTS\"");

    Outcome.Failed failed = failed(run(using("shell", "x.sh")));

    assertThat(failed.message()).isEqualTo("a check of the script failed: enough rows");
    assertThat(failed.retryable()).isFalse();
    assertThat(failed.findings().get(0).value()).isEqualTo("3");
  }

  @Test
  void a_result_is_kept_in_the_output_and_must_be_an_object() throws Exception {
    home.file("good.sh", "echo '{\"best\": 3}' > \"$TY_RESULT\"");
    home.file("bad.sh", "echo 3 > \"$TY_RESULT\"");

    succeeded(run(using("shell", "good.sh")));
    assertThat(home.output()).contains("result {\"best\":3}");
    assertThat(failed(run(using("shell", "bad.sh"))).message())
        .startsWith("TY_RESULT is no JSON object");
  }

  @Test
  void a_script_that_is_not_there_is_named() throws Exception {
    assertThat(failed(run(using("shell", "gone.sh"))).message())
        .isEqualTo(
            "there is no script %s: a path is relative to the pipeline file",
            folder.resolve("gone.sh"));
  }

  @Test
  void a_language_that_is_not_installed_says_which_setting_mends_it() throws Exception {
    home.settings.put("python", "/no/such/python");
    home.file("x.py", "");

    assertThat(failed(run(using("python", "x.py"))).message())
        .isEqualTo(
            "'/no/such/python' is not there to run a python script: install it, or name another with the setting 'python' in settings.json");
  }

  @Test
  void an_executable_script_runs_by_its_first_line() throws Exception {
    Path script =
        home.file(
            "x.sh",
            "#!/usr/bin/env python3",
            "import os",
            "open(os.environ['TY_OUTPUT_REPORT'], 'w').write('python')");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));

    assertThat(contents(succeeded(run(using("shell", "x.sh"), REPORT)), "report"))
        .isEqualTo("python");
  }

  private Artifact people() throws IOException {
    return home.artifact(
        "collect.data", ArtifactKind.TABLE, TextTables.table("name,age", "ada,36", "zoë,41"));
  }

  private Outcome run(Option using, Output... outputs) throws Exception {
    ProcessRun processes =
        new ProcessRun(new Grace(Duration.ofSeconds(1), System::nanoTime), Thread::new);
    Map<String, String> environment =
        Map.of(
            "PATH",
            Objects.requireNonNull(System.getenv("PATH")),
            "HOME",
            "/tmp",
            "AWS_SECRET",
            "x");
    ScriptHost host = new ScriptHost(processes, new TextTables(), environment);
    return home.run(step("x", "step", List.of(using), outputs), new ScriptBody(host));
  }

  private static Outcome.Succeeded succeeded(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Succeeded.class);
    return (Outcome.Succeeded) outcome;
  }

  private static Outcome.Failed failed(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    return (Outcome.Failed) outcome;
  }

  private String contents(Outcome.Succeeded outcome, String output) throws IOException {
    Artifact artifact = Objects.requireNonNull(outcome.outputs().get(output));
    return new String(home.artifacts.bytes(artifact.digest()), StandardCharsets.UTF_8);
  }
}
