package io.trainyard.engine.run;

import io.trainyard.engine.run.Need.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One pass over candidates in their order: who can start, and what the others reserve. A candidate
 * that lacks something reserves that against all behind it, but nothing else, so that those who
 * need other things go on.
 *
 * <p>The first one that cannot start reserves all that it needs, other than a slot, as soon as one
 * behind it that came later holds what it lacks: otherwise two streams of small attempts could take
 * turns for ever in holding one of two things that it needs together. From then on what it needs is
 * only given back, and once the last of it is, a slot is too. So the first one of its priority
 * always starts in the end, provided that those who hold something do.
 */
final class SlotScan {
  private final Map<Resource, Long> used;
  private final Supplier<Collection<Holding>> held;
  private final Map<Resource, Long> reserved = new HashMap<>();
  private boolean isFirstBlocked = true;

  /**
   * A pass.
   *
   * @param used how much is held of what; the caller changes it as it grants
   * @param held by whom; asked for once at most
   */
  SlotScan(Map<Resource, Long> used, Supplier<Collection<Holding>> held) {
    this.used = used;
    this.held = held;
  }

  /** Whether there is a slot for anyone at all. */
  boolean hasSlot(Limits limits) {
    return free(new Part(Resource.ATTEMPTS, 1, limits.attempts())) > 0;
  }

  /** What keeps it from starting now; nothing when it can. */
  List<Part> lacking(List<Part> need) {
    List<Part> lacking = new ArrayList<>(0);
    for (Part part : need) {
      if (free(part) < part.amount()) {
        lacking.add(part);
      }
    }
    return lacking;
  }

  /** Keeps for the candidate what others behind it must not take. */
  void reserve(Candidate candidate, List<Part> need, List<Part> lacking) {
    boolean keepsAll = isFirstBlocked && isOvertaken(candidate, lacking);
    isFirstBlocked = false;
    for (Part part : keepsAll ? need : lacking) {
      if (!part.resource().equals(Resource.ATTEMPTS) || lacking.contains(part)) {
        reserved.merge(part.resource(), part.amount(), Long::sum);
      }
    }
  }

  /** How much nobody holds and nobody ahead has reserved; less than nothing where more is. */
  private long free(Part part) {
    return part.bound()
        - used.getOrDefault(part.resource(), 0L)
        - reserved.getOrDefault(part.resource(), 0L);
  }

  private boolean isOvertaken(Candidate candidate, List<Part> lacking) {
    return held.get().stream()
        .map(Holding::candidate)
        .filter(candidate::isOvertakenBy)
        .map(Need::of)
        .anyMatch(need -> lacking.stream().anyMatch(part -> need.amount(part.resource()) > 0));
  }
}
