package io.trainyard.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.RunListener;
import io.trainyard.web.api.RunOrder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How soon a run starts that is asked for, and what following events costs runs. */
@Tag("bench")
@Timeout(900)
final class RestFiguresTest {
  private static final String RUNS = "/api/v1/pipelines/steps/runs";
  private static final int PAIRS = 7;
  private static final int FOLLOWERS = 100;

  @TempDir Path folder;

  private static String steps(int count) {
    StringBuilder text = new StringBuilder("pipeline('steps') {\n");
    for (int i = 0; i < count; i++) {
      text.append("  def s").append(i).append(" = list(").append(i).append(")\n");
    }
    return text.append("}\n").toString();
  }

  private void know(LiveServer server, int count) throws Exception {
    RunOrder order =
        new RunOrder(
            List.of(new RunOrder.File("steps.groovy", steps(count))),
            folder.toString(),
            Map.of(),
            null,
            true);
    HttpResponse<String> started = server.post("/api/v1/runs", order);
    assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
    server.ended(started);
  }

  @Test
  void a_run_that_is_asked_for_starts_its_first_step_within_20_ms() throws Exception {
    try (LiveServer server = LiveServer.in(folder)) {
      know(server, 1);
      Map<Long, Long> starts = new ConcurrentHashMap<>();
      server.held().graph().runner().addListener(noting(starts));
      List<Double> millis = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        long asked = System.nanoTime();
        long run = server.ended(server.post(RUNS, Map.of("fresh", true)));
        if (i >= 100) {
          millis.add((starts.get(run) - asked) / 1e6);
        }
      }
      millis.sort(null);
      report("POST to first step: p50 %.1f ms, p95 %.1f ms", median(millis), millis.get(190));
      assertThat(median(millis)).isLessThan(20);
    }
  }

  private static RunListener noting(Map<Long, Long> starts) {
    return new RunListener() {
      @Override
      public void attemptChanged(Attempt attempt) {
        if (attempt.started().isPresent()) {
          starts.putIfAbsent(attempt.run(), System.nanoTime());
        }
      }
    };
  }

  @Test
  void a_hundred_followers_slow_runs_by_at_most_a_twentieth() throws Exception {
    try (LiveServer server = LiveServer.in(folder)) {
      know(server, 200);
      for (int i = 0; i < 4; i++) {
        seconds(server); // the machine is warm then
      }
      List<Double> ratios = new ArrayList<>();
      for (int pair = 0; pair < PAIRS; pair++) {
        double alone = seconds(server);
        double followed;
        try (Followers followers = new Followers(server)) {
          followed = seconds(server);
          assertThat(followers.bytes()).isPositive();
        }
        ratios.add(followed / alone);
      }
      ratios.sort(null);
      report("runs with 100 followers take %.3f of alone (%s)", median(ratios), ratios);
      assertThat(median(ratios)).isLessThanOrEqualTo(1.05);
    }
  }

  /** Ten runs of 200 steps, one after the other. */
  private static double seconds(LiveServer server) throws Exception {
    long start = System.nanoTime();
    for (int i = 0; i < 10; i++) {
      server.ended(server.post(RUNS, Map.of("fresh", true)));
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static double median(List<Double> sorted) {
    return sorted.get(sorted.size() / 2);
  }

  private void report(String form, Object... values) throws Exception {
    String line = String.format(java.util.Locale.ROOT, form, values) + "\n";
    Files.writeString(
        Path.of("target", "rest-figures.txt"),
        line,
        java.nio.file.StandardOpenOption.CREATE,
        java.nio.file.StandardOpenOption.APPEND);
  }

  /** Clients that read every event, on one thread, so that little is measured but the server. */
  private static final class Followers implements AutoCloseable {
    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(256 * 1024);
    private final AtomicLong bytes = new AtomicLong();
    private final Thread reader = new Thread(this::read);

    private Followers(LiveServer server) throws IOException {
      String head =
          "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\n" + server.login() + "\r\n\r\n";
      for (int i = 0; i < FOLLOWERS; i++) {
        SocketChannel channel =
            SocketChannel.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        channel.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.UTF_8)));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
      }
      reader.start();
    }

    private void read() {
      try {
        while (selector.isOpen()) {
          selector.select(this::read);
        }
      } catch (IOException | ClosedSelectorException e) {
        // It was closed.
      }
    }

    private void read(SelectionKey key) {
      try {
        buffer.clear();
        int read = ((SocketChannel) key.channel()).read(buffer);
        if (read < 0) {
          key.cancel();
        }
        bytes.addAndGet(Math.max(0, read));
      } catch (IOException e) {
        key.cancel();
      }
    }

    private long bytes() {
      return bytes.get();
    }

    @Override
    public void close() throws Exception {
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
      selector.close();
      reader.join();
    }
  }
}
