package io.trainyard.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  private static final String BLOCK = "{ rows -> rows.where('x > 1').limit(LIMIT) }";

  private final String base = print("", "", BLOCK);

  @Test
  void spaces_comments_quotes_and_place_do_not_change_it() {
    assertThat(print("", "", "{ rows   ->  rows.where( \"x > 1\" ) /* why */ .limit(LIMIT) }"))
        .isEqualTo(base);
    assertThat(print("\n\n// moved down\n", "", BLOCK)).isEqualTo(base);
    assertThat(print("", "def other = transform(raw) { compute { t -> t.limit(9) } }", BLOCK))
        .isEqualTo(base);
  }

  @Test
  void a_changed_literal_or_method_changes_it() {
    assertThat(print("", "", "{ rows -> rows.where('x > 2').limit(LIMIT) }")).isNotEqualTo(base);
    assertThat(print("", "", "{ rows -> rows.limit(LIMIT).where('x > 1') }")).isNotEqualTo(base);
  }

  @Test
  void a_changed_constant_changes_only_the_blocks_that_use_it() {
    String other = BLOCK.replace("LIMIT", "9");
    assertThat(print("", "", BLOCK, 4)).isNotEqualTo(base);
    assertThat(print("", "", other, 4)).isEqualTo(print("", "", other, 3));
  }

  @Test
  void a_changed_function_changes_the_blocks_that_reach_it() {
    String block = "{ rows -> rows.where(outer()) }";
    String one = "String outer() { inner1() }\nString inner1() { 'x > 1' }\n";
    String two = one.replace("x > 1", "x > 2");
    assertThat(print(one, "", block)).isNotEqualTo(print(two, "", block));
    assertThat(print(one, "", BLOCK)).isEqualTo(print(two, "", BLOCK));
  }

  private static String print(String top, String step, String block) {
    return print(top, step, block, 3);
  }

  private static String print(String top, String step, String block, int limit) {
    String text =
        top
            + "pipeline('p') {\n  def LIMIT = "
            + limit
            + "\n  def raw = collect { csv 'x' }\n  "
            + step
            + "\n  def it_is = transform(raw) { compute "
            + block
            + " }\n}\n";
    Pipeline pipeline = Examples.load(PipelineLoader.plain(), text).pipeline().orElseThrow();
    Step transform = pipeline.step("it_is").orElseThrow();
    return ((Value.Code) transform.option("compute").orElseThrow().values().get(0)).fingerprint();
  }
}
