package io.trainyard.pipelines.shipped;

import io.trainyard.engine.testing.GeneratedFile;
import io.trainyard.pipelines.TestHome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The picture in the README is what the command draws. */
class GraphPictureTest {
  @TempDir Path folder;

  @Test
  void the_picture_of_the_churn_pipeline_is_up_to_date() {
    String drawn =
        TestHome.in(folder)
            .trainyard("graph", TestHome.shipped("churn"), "--format", "svg")
            .exits(0)
            .out();

    GeneratedFile.of("docs/images/churn.svg").shouldBe(drawn);
  }
}
