package io.trainyard.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.run.RunFilter;
import io.trainyard.web.api.remote.RemoteDesk;
import io.trainyard.web.api.remote.Unreachable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A desk asked over HTTP answers as the desk itself. */
final class RemoteDeskTest {
  private static final String TOKEN = "0123456789abcdef";
  private final FixedDesk desk = new FixedDesk();
  private LocalServer server;
  private RemoteDesk remote;

  @BeforeEach
  void start() throws LocalServer.PortTaken {
    server =
        LocalServer.start(0, new TokenGuard(TOKEN, "os:server"), List.of(FixedServer.routes(desk)));
    remote = new RemoteDesk(server.address(), TOKEN);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void every_answer_arrives_as_it_was_given() {
    assertThat(remote.runs(RunFilter.ALL, 5)).isEqualTo(desk.runs(RunFilter.ALL, 5));
    assertThat(remote.runs(RunFilter.ofPipeline("other"), 5)).isEmpty();
    assertThat(remote.run(12)).isEqualTo(FixedDesk.RUN);
    assertThat(remote.output(12, "model")).isEqualTo(desk.output(12, "model"));
    assertThat(remote.models()).isEqualTo(desk.models());
    assertThat(remote.model("churn")).isEqualTo(desk.model("churn"));
    assertThat(remote.endpoints()).isEqualTo(desk.endpoints());
    assertThat(remote.lineage("churn:1")).isEqualTo(desk.lineage("churn:1"));
    assertThat(remote.home()).isEqualTo(desk.home());
  }

  @Test
  void an_order_arrives_as_it_was_given() {
    RunOrder order =
        new RunOrder(
            List.of(new RunOrder.File("churn.groovy", "pipeline('churn') { }")),
            "/srv/pipelines",
            Map.of("share", "0.3"),
            "2026-01-31");

    assertThat(remote.start(order, Asking.of("os:ada"))).isEqualTo(12);
    assertThat(desk.orders).containsExactly(order);
    assertThat(desk.asked).containsExactly("start by os:ada");
  }

  @Test
  void what_is_asked_of_a_run_arrives_with_who_asks() {
    assertThat(remote.cancel(12, CancelOrder.PLAIN, "os:ada")).isEqualTo(FixedDesk.RUN.run());
    remote.pause(12, "os:bob");
    remote.resume(12, "os:ada");

    assertThat(desk.asked)
        .containsExactly("cancel 12 by os:ada", "pause 12 by os:bob", "resume 12 by os:ada");
    assertThatThrownBy(() -> remote.pause(13, "os:ada"))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(409));
  }

  @Test
  void an_order_to_run_again_arrives_as_it_was_given() {
    RerunOrder order =
        new RerunOrder(
            "step",
            "model",
            "eu",
            new RerunOrder.Code(List.of(new RunOrder.File("churn.groovy", "text")), "/srv"),
            "new",
            Map.of("share", "0.3"));

    assertThat(remote.rerun(12, order, "os:ada")).isEqualTo(desk.rerun(12, order, "os:ada"));
    assertThat(desk.reruns).containsExactly(order, order);
  }

  @Test
  void a_problem_arrives_with_its_status_and_all_mistakes() {
    RunOrder empty = new RunOrder(List.of(), "/", Map.of(), null);

    assertThatThrownBy(() -> remote.start(empty, Asking.of("os:ada")))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(422);
              assertThat(problem.mistakes())
                  .extracting(Problem.Mistake::text)
                  .containsExactly("x.groovy:1:2: no");
            });
    assertThatThrownBy(() -> remote.run(13)).hasMessage("there is no run 13.");
  }

  @Test
  void a_run_that_has_ended_is_followed_to_its_end() throws InterruptedException {
    List<AttemptView> heard = new ArrayList<>();
    Follower follower =
        new Follower() {
          @Override
          public void began(RunView run) {}

          @Override
          public void attempt(AttemptView attempt) {
            heard.add(attempt);
          }

          @Override
          public void progress(String step, long rows) {}

          @Override
          public void metric(String step, String name, double value) {}
        };

    assertThat(remote.follow(12, follower)).isEqualTo(FixedDesk.RUN);
    assertThat(heard).containsExactly(FixedDesk.ATTEMPT);
  }

  @Test
  void of_a_pipeline_that_does_not_listen_nothing_was_left_out() {
    assertThat(remote.triggers().leftOut("churn", 5)).isEmpty();
  }

  @Test
  void a_wrong_token_is_refused() {
    RemoteDesk stranger = new RemoteDesk(server.address(), "guess");

    assertThatThrownBy(() -> stranger.runs(RunFilter.ALL, 5))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(401));
  }

  @Test
  void nobody_at_the_address_is_one_sentence() {
    String address = server.address();
    server.close();

    assertThatThrownBy(() -> remote.runs(RunFilter.ALL, 5))
        .isInstanceOf(Unreachable.class)
        .hasMessage("nobody answers at " + address);
  }
}
