package io.trainyard.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownPoolsTest {
  @TempDir Path folder;

  private List<String> problems(String claim) throws IOException {
    String settings = "{\"pools\": {\"erp\": 2}}";
    return new MistakesAtHome(folder, settings, home -> new KnownPools(home)::problems)
        .in("def a = collect { csv 'x'; resources { " + claim + " } }");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "pool 'epr' | p.groovy:2:9: this home has no pool 'epr': add it under 'pools' in settings.json; did you mean 'erp'?",
        "pool 'erp', 3 | p.groovy:2:9: pool 'erp' has 2 places in this home, but 3 are claimed"
      })
  void a_claim_that_could_never_be_met_is_a_mistake(String claim, String mistake)
      throws IOException {
    assertThat(problems(claim)).containsExactly(mistake);
  }

  @Test
  void a_claim_that_the_home_can_meet_is_none() throws IOException {
    assertThat(problems("pool 'erp', 2; cpus 1")).isEmpty();
  }
}
