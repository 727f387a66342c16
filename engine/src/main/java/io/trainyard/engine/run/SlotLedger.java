package io.trainyard.engine.run;

import io.trainyard.engine.run.Need.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Who waits for a slot and who holds one. Deterministic; what {@link #grant} gives is what {@link
 * Slots#grant} gives for the same candidates, holdings and limits.
 *
 * <p>Candidates of equal {@link Need} stand in one line, and only the first of a line is looked at.
 * A grant costs nothing while no slot is free, and otherwise grows with what is granted and with
 * the lines passed over, not with the number of candidates.
 */
final class SlotLedger {
  private final Limits limits;
  private final Map<Need, Line> lines = new HashMap<>();

  /** The lines by their first candidates; none is empty. */
  private final TreeSet<Line> order =
      new TreeSet<>((a, b) -> Candidate.ORDER.compare(a.waiting.first(), b.waiting.first()));

  private final Map<Long, Waiting> waiting = new HashMap<>();
  private final Map<Long, Held> held = new LinkedHashMap<>();
  private final Map<Resource, Long> used = new HashMap<>();
  private long looks;

  /** Candidates of equal need, in their order. */
  private static final class Line {
    private final Need need;
    private final List<Part> parts;
    private final TreeSet<Candidate> waiting = new TreeSet<>(Candidate.ORDER);

    Line(Need need, Limits limits) {
      this.need = need;
      this.parts = need.parts(limits);
    }
  }

  private record Waiting(Line line, Candidate candidate) {}

  private record Held(Holding holding, List<Part> parts) {}

  SlotLedger(Limits limits) {
    this.limits = limits;
  }

  /** Lets an attempt wait for a slot; nothing happens where it does already or holds one. */
  void add(Candidate candidate) {
    if (waiting.containsKey(candidate.id()) || held.containsKey(candidate.id())) {
      return;
    }
    Line line = lines.computeIfAbsent(Need.of(candidate), need -> new Line(need, limits));
    if (!line.waiting.isEmpty() && Candidate.ORDER.compare(line.waiting.first(), candidate) < 0) {
      line.waiting.add(candidate); // the line stands where it stood
    } else {
      change(line, () -> line.waiting.add(candidate));
    }
    waiting.put(candidate.id(), new Waiting(line, candidate));
  }

  /** Takes an attempt out of its line; nothing happens where it does not wait. */
  void remove(long attempt) {
    Waiting place = waiting.remove(attempt);
    if (place != null) {
      change(place.line, () -> place.line.waiting.remove(place.candidate));
    }
  }

  /** Gives back all that an attempt held, since its end is proved; again changes nothing. */
  void release(long attempt) {
    Held holder = held.remove(attempt);
    if (holder != null) {
      for (Part part : holder.parts) {
        use(part, -part.amount());
      }
    }
  }

  /** Remembers that an attempt was asked to stop and did not; it keeps what it holds. */
  void markOverdue(long attempt) {
    held.computeIfPresent(
        attempt,
        (id, holder) -> new Held(new Holding(holder.holding.candidate(), true), holder.parts));
  }

  /** Counts an attempt that was started elsewhere as one that holds what it needs. */
  void hold(Holding holding) {
    hold(holding, Need.of(holding.candidate()).parts(limits));
  }

  private void hold(Holding holding, List<Part> parts) {
    if (held.putIfAbsent(holding.candidate().id(), new Held(holding, parts)) == null) {
      for (Part part : parts) {
        use(part, part.amount());
      }
    }
  }

  /** Starts all that can start now: they wait no more, and hold what they need. */
  List<Candidate> grant() {
    SlotScan scan = new SlotScan(used, this::held);
    if (waiting.isEmpty() || !scan.hasSlot(limits)) {
      return List.of();
    }
    List<Candidate> granted = new ArrayList<>();
    List<Line> passed = new ArrayList<>();
    while (!order.isEmpty() && scan.hasSlot(limits)) {
      Line line = order.first();
      Candidate first = line.waiting.first();
      looks++;
      List<Part> lacking = scan.lacking(line.parts);
      if (lacking.isEmpty()) {
        start(first, line.parts);
        granted.add(first);
      } else {
        scan.reserve(first, line.parts, lacking);
        order.remove(line);
        passed.add(line);
      }
    }
    order.addAll(passed);
    return granted;
  }

  private void start(Candidate first, List<Part> parts) {
    remove(first.id());
    hold(new Holding(first, false), parts);
  }

  /** What keeps a waiting attempt from starting; nothing where it does not wait or can start. */
  List<Shortage> why(long attempt) {
    Waiting place = waiting.get(attempt);
    return place == null ? List.of() : Slots.why(place.candidate, held(), firsts(), limits);
  }

  /** The first of each line: those behind it reserve nothing of their own. */
  private List<Candidate> firsts() {
    return lines.values().stream().map(line -> line.waiting.first()).toList();
  }

  /** Who holds what, in the order of their start. */
  List<Holding> held() {
    return held.values().stream().map(Held::holding).toList();
  }

  /** What a waiting attempt needs; those of one need wait for the same. */
  Need need(long attempt) {
    return Objects.requireNonNull(waiting.get(attempt)).line.need;
  }

  /** How many wait. */
  int waiting() {
    return waiting.size();
  }

  /** How many candidates were looked at so far. */
  long looks() {
    return looks;
  }

  /** How much is held of what; nothing of what nobody holds. */
  Map<Resource, Long> used() {
    return Map.copyOf(used);
  }

  /** Changes who stands in a line, and so where it stands among the lines. */
  private void change(Line line, Runnable change) {
    if (!line.waiting.isEmpty()) {
      order.remove(line);
    }
    change.run();
    if (line.waiting.isEmpty()) {
      lines.remove(line.need);
    } else {
      order.add(line);
    }
  }

  private void use(Part part, long more) {
    used.merge(part.resource(), more, (a, b) -> a + b == 0 ? null : Long.valueOf(a + b));
  }
}
