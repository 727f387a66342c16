package io.trainyard.pipelines.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything measured in one go.
 *
 * @param place where and when, in words
 * @param counted cells in which SQL statements were counted, so that their times say nothing
 * @param warm nanoseconds by {@code engine0}, {@code journal0}, ... for each workload
 */
record Results(
    List<String> place,
    List<Cell> cells,
    List<Cell> counted,
    Map<Workload, Map<String, Long>> warm) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  static Results read(String json) {
    return MAPPER.readValue(json, Results.class);
  }

  String write() {
    return MAPPER.writeValueAsString(this) + "\n";
  }

  List<Cell> of(Workload workload, PeerName peer) {
    return cells.stream()
        .filter(cell -> cell.workload() == workload && cell.peer() == peer)
        .toList();
  }

  /** The engine over the peer, round by round; empty where one of them was not measured. */
  Optional<Spread> ratio(Target target) {
    List<Double> ratios = new ArrayList<>();
    for (Cell engine : of(target.workload(), PeerName.ENGINE)) {
      of(target.workloadOfPeer(), target.peer()).stream()
          .filter(peer -> peer.round() == engine.round())
          .map(peer -> target.isTime() ? peer.rate() / engine.rate() : engine.rate() / peer.rate())
          .forEach(ratios::add);
    }
    return ratios.isEmpty() ? Optional.empty() : Optional.of(Spread.of(ratios));
  }

  /** The rate of the engine over that of the journal alone, pair by pair. */
  Optional<Spread> warmRatio(Workload workload) {
    Map<String, Long> times = warm.getOrDefault(workload, Map.of());
    List<Double> ratios = new ArrayList<>();
    for (int pair = 0; times.containsKey("engine" + pair); pair++) {
      ratios.add((double) times.get("journal" + pair) / times.get("engine" + pair));
    }
    return ratios.isEmpty() ? Optional.empty() : Optional.of(Spread.of(ratios));
  }
}
