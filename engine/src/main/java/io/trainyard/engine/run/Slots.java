package io.trainyard.engine.run;

import io.trainyard.engine.run.Need.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which of the attempts that are ready start now, and says why another one waits. Pure.
 *
 * <p>Who goes first: by {@link io.trainyard.engine.pipeline.Priority}, then older runs, then first
 * come. No limit is ever passed. An attempt that lacks something reserves it against all behind it
 * that need the same, but holds up nobody who needs other things; so a large claim gets its turn,
 * provided that those who hold something end and that nobody of a higher priority or of an older
 * run keeps coming.
 */
public final class Slots {
  private Slots() {}

  /**
   * Those that start now, in their order.
   *
   * @param ready in any order, each attempt once
   * @param held by attempts whose end is not proved
   */
  public static List<Candidate> grant(List<Candidate> ready, List<Holding> held, Limits limits) {
    SlotLedger ledger = new SlotLedger(limits);
    held.forEach(ledger::hold);
    ready.forEach(ledger::add);
    return ledger.grant();
  }

  /**
   * What keeps a candidate from starting now; nothing when it can start.
   *
   * @param ahead others that wait; those behind the candidate do not count
   */
  public static List<Shortage> why(
      Candidate candidate, List<Holding> held, List<Candidate> ahead, Limits limits) {
    Map<Resource, Long> used = new HashMap<>();
    held.forEach(each -> use(each.candidate(), used, limits));
    SlotScan scan = new SlotScan(used, () -> held);
    List<Candidate> blocked = new ArrayList<>();
    Set<Need> seen = new HashSet<>();
    for (Candidate other : before(candidate, ahead)) {
      List<Part> need = Need.of(other).parts(limits);
      List<Part> lacking = scan.lacking(need);
      if (lacking.isEmpty()) {
        use(other, used, limits);
      } else if (seen.add(Need.of(other))) {
        scan.reserve(other, need, lacking);
        blocked.add(other);
      }
    }
    return scan.lacking(Need.of(candidate).parts(limits)).stream()
        .map(part -> Shortage.of(part, held, blocked))
        .toList();
  }

  private static List<Candidate> before(Candidate candidate, List<Candidate> others) {
    return others.stream()
        .filter(other -> Candidate.ORDER.compare(other, candidate) < 0)
        .sorted(Candidate.ORDER)
        .toList();
  }

  private static void use(Candidate candidate, Map<Resource, Long> used, Limits limits) {
    Need.of(candidate)
        .parts(limits)
        .forEach(part -> used.merge(part.resource(), part.amount(), Long::sum));
  }
}
