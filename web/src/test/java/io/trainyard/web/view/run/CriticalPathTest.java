package io.trainyard.web.view.run;

import static io.trainyard.web.view.run.RunTests.at;
import static io.trainyard.web.view.run.RunTests.begun;
import static io.trainyard.web.view.run.RunTests.dag;
import static io.trainyard.web.view.run.RunTests.decided;
import static io.trainyard.web.view.run.RunTests.ended;
import static io.trainyard.web.view.run.RunTests.ran;
import static io.trainyard.web.view.run.RunTests.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.pipeline.Dag;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.FailureCause;
import io.trainyard.engine.run.RunEvents;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The time of a run is parted into what it went into, along what its end depended on. */
class CriticalPathTest {
  private static final Dag DIAMOND =
      dag(step("a"), step("b", "a"), step("c", "a"), step("d", "b", "c"));

  @Test
  void the_path_goes_back_from_the_last_end_by_those_that_ended_last() {
    Nodes nodes =
        Nodes.of(
            List.of(
                ran(1, "a", 0, 10), ran(2, "b", 10, 12), ran(3, "c", 10, 30), ran(4, "d", 30, 31)));

    CriticalPath path = CriticalPath.of(DIAMOND, nodes, at(31));

    assertThat(path.legs()).extracting(CriticalPath.Leg::step).containsExactly("a", "c", "d");
    assertThat(path.legs().get(1)).isEqualTo(new CriticalPath.Leg("c", "", at(10), at(30)));
    assertThat(path.has("b")).isFalse();
  }

  @Test
  void while_a_run_goes_on_the_path_ends_now() {
    Nodes nodes = Nodes.of(List.of(ran(1, "a", 0, 10), begun(decided(2, "b", 10), 11)));

    assertThat(CriticalPath.of(DIAMOND, nodes, at(60)).legs())
        .last()
        .isEqualTo(new CriticalPath.Leg("b", "", at(10), at(60)));
  }

  @Test
  void a_run_that_has_not_begun_has_no_path() {
    assertThat(CriticalPath.of(DIAMOND, Nodes.of(List.of()), at(0)).legs()).isEmpty();
  }

  @Test
  void the_tries_of_a_node_are_parted_into_queue_loss_pause_and_work() {
    Attempt lost = ended(begun(decided(1, "a", 0), 5), AttemptState.FAILED, FailureCause.LOST, 20);
    Attempt second = Attempt.created(1, new RunEvents.AttemptCreated(2, "a", "", 2, at(50)));
    Attempt good = ended(begun(second, 52), AttemptState.SUCCEEDED, null, 100);

    assertThat(Pieces.of("train", List.of(lost, good), at(200)))
        .extracting(Piece::kind, piece -> piece.length().toSeconds())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Piece.Kind.QUEUE, 5L),
            org.assertj.core.groups.Tuple.tuple(Piece.Kind.LOST, 15L),
            org.assertj.core.groups.Tuple.tuple(Piece.Kind.PAUSE, 30L),
            org.assertj.core.groups.Tuple.tuple(Piece.Kind.QUEUE, 2L),
            org.assertj.core.groups.Tuple.tuple(Piece.Kind.WORK, 48L));
  }

  @Test
  void an_approval_is_time_of_a_person_and_not_of_a_queue() {
    Attempt asked =
        begun(decided(1, "a", 0), 0)
            .waiting(new RunEvents.AttemptWaiting(1, 1, at(9_000), "waits", "{}"));

    List<Piece> pieces = Pieces.of("approval", List.of(asked), at(60));

    assertThat(pieces).extracting(Piece::kind).containsExactly(Piece.Kind.PERSON);
    assertThat(pieces.get(0).length()).isEqualTo(Duration.ofSeconds(60));
  }
}
