package io.trainyard.web.view.run;

import io.trainyard.web.view.Action;
import io.trainyard.web.view.Prose;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people are asked, with what they should see before they answer.
 *
 * @param id of its place on the page
 * @param asks one sentence
 * @param terms who may answer, how many must, until when
 * @param evidence what it is about, and what is shown beside it
 * @param answers oldest first
 * @param approve null where nothing is asked any more
 * @param refuse null where nothing is asked any more
 */
public record ApprovalCard(
    String id,
    String step,
    Prose asks,
    List<RunPage.Fact> terms,
    List<Evidence> evidence,
    List<Answer> answers,
    @Nullable Action approve,
    @Nullable Action refuse) {
  public ApprovalCard {
    terms = List.copyOf(terms);
    evidence = List.copyOf(evidence);
    answers = List.copyOf(answers);
  }

  /**
   * An artifact that is shown.
   *
   * @param text what is known of it
   * @param digest all of it
   * @param isSubject whether it is what is asked about
   */
  public record Evidence(
      String name,
      String text,
      String shortDigest,
      String digest,
      String address,
      boolean isSubject) {}

  /** What one person said. */
  public record Answer(String who, String said, String note, String at) {}
}
