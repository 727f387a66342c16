package io.trainyard.executors.data;

import static io.trainyard.executors.data.Attempts.line;
import static io.trainyard.executors.data.Attempts.num;
import static io.trainyard.executors.data.Attempts.step;
import static io.trainyard.executors.data.Attempts.text;
import static io.trainyard.executors.data.Attempts.word;
import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.check.Finding;
import io.trainyard.engine.run.Outcome;
import io.trainyard.executors.data.collect.CollectBody;
import io.trainyard.executors.data.option.Marks;
import io.trainyard.executors.data.validate.ValidateBody;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChurnDataTest {
  @TempDir Path first;
  @TempDir Path second;

  @Test
  void churn_goes_from_file_to_parts_alike_in_every_home() throws Exception {
    Map<String, Artifact> parts = parts(first);

    assertThat(parts.get("train").facts()).containsEntry("rows", "5634");
    assertThat(parts.get("test").facts()).containsEntry("rows", "1409");
    assertThat(Marks.of(parts.get("train"))).isEqualTo(new Marks(Set.of(), Set.of("customerID")));
    assertThat(digests(parts(second))).isEqualTo(digests(parts));
  }

  private static List<Digest> digests(Map<String, Artifact> parts) {
    return new ArrayList<>(parts.values()).stream().map(Artifact::digest).toList();
  }

  private static Map<String, Artifact> parts(Path folder) throws Exception {
    Files.createDirectories(folder.resolve("data"));
    Files.copy(
        Path.of("../pipelines/data/telco_churn.csv"), folder.resolve("data/telco_churn.csv"));
    Attempts attempts = new Attempts(folder);
    Outcome.Succeeded customers =
        attempts.succeed(
            new CollectBody(),
            step("customers", "collect", line("csv", text("data/telco_churn.csv"))));
    attempts.input("customers", customers.outputs().get("data"));
    Outcome.Succeeded clean = validate(attempts);
    assertThat(clean.findings()).allMatch(Finding::passed).hasSize(8);
    assertThat(clean.outputs().get("data").digest())
        .isEqualTo(customers.outputs().get("data").digest());
    Attempts next = attempts.only("clean", clean.outputs().get("data"));
    return next.succeed(
            new SplitBody(),
            step(
                "parts",
                "split",
                line("holdOut", num(0.2)),
                line("stratify", text("Churn")),
                line("seed", num(42))))
        .outputs();
  }

  private static Outcome.Succeeded validate(Attempts attempts) throws Exception {
    return attempts.succeed(
        new ValidateBody(),
        step(
            "clean",
            "validate",
            line("rowCount", word("between", num(1_000), num(1_000_000))),
            line("column", text("customerID"), word("unique"), word("present"), word("identifier")),
            line("column", text("tenure"), word("between", num(0), num(120))),
            line("column", text("MonthlyCharges"), word("between", num(0), num(1_000))),
            line("column", text("TotalCharges"), word("nullsAtMost", num(0.01))),
            line(
                "column",
                text("Contract"),
                word("oneOf", text("Month-to-month"), text("One year"), text("Two year"))),
            line(
                "check",
                text("charges add up"),
                text("TotalCharges is null or tenure = 0 or TotalCharges >= 0.5 * MonthlyCharges")),
            line("badRows", word("quarantine"))));
  }
}
