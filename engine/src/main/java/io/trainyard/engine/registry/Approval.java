package io.trainyard.engine.registry;

import io.trainyard.engine.artifact.Digest;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A question to people, and what they have answered so far.
 *
 * @param attempt the attempt that waits for them
 * @param asker who started the run
 * @param subject what is to be approved
 * @param shown what they are shown beside it, by name
 * @param terms who may answer, and how many must
 * @param asked when it was asked
 * @param until when it expires
 * @param answers oldest first
 */
public record Approval(
    long attempt,
    long run,
    String step,
    String asker,
    Subject subject,
    Map<String, Digest> shown,
    Terms terms,
    Instant asked,
    Instant until,
    List<Answer> answers) {

  public Approval {
    shown = Collections.unmodifiableMap(new TreeMap<>(shown));
    answers = List.copyOf(answers);
  }

  /**
   * What is to be approved.
   *
   * @param name how the step calls it
   */
  public record Subject(String name, Digest digest) {}

  /**
   * Who may answer, and how many must.
   *
   * @param from who may approve, by id; empty = anyone but the asker
   * @param quorum how many must say yes, 1 or more
   * @param alone whether the asker may, where the home has one person only
   */
  public record Terms(List<String> from, int quorum, boolean alone) {
    public Terms {
      from = List.copyOf(from);
    }
  }

  /**
   * What one person said.
   *
   * @param note why; may be empty
   * @param seen the digests that the person saw, of the subject and of all that is shown, by name
   */
  public record Answer(
      String actor, boolean yes, String note, Map<String, Digest> seen, Instant time) {
    public Answer {
      seen = Collections.unmodifiableMap(new TreeMap<>(seen));
    }
  }

  /** The digests of the subject and of all that is shown, by name. */
  public Map<String, Digest> digests() {
    Map<String, Digest> digests = new TreeMap<>(shown);
    digests.put(subject.name(), subject.digest());
    return digests;
  }

  /** Whether an answer is about what was asked: a person who saw something else said nothing. */
  public boolean isValid(Answer answer) {
    return answer.seen().equals(digests());
  }
}
