package io.trainyard.engine.run;

import io.trainyard.engine.pipeline.SizeText;
import io.trainyard.engine.run.Need.Part;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A limit that keeps an attempt waiting. Amounts are in the unit of the resource's kind.
 *
 * @param needed how much the attempt needs
 * @param bound how much there is in all
 * @param held how much the holders hold
 * @param holders who holds it now
 * @param ahead who waits for it and goes first
 */
public record Shortage(
    Resource resource,
    long needed,
    long bound,
    long held,
    List<Holding> holders,
    List<Candidate> ahead) {
  private static final int SHOWN = 3;
  private static final int MILLI_DIGITS = 3;

  public Shortage {
    holders = List.copyOf(holders);
    ahead = List.copyOf(ahead);
  }

  static Shortage of(Part lacking, List<Holding> held, List<Candidate> waiting) {
    Resource resource = lacking.resource();
    List<Holding> holders =
        held.stream().filter(each -> Need.of(each.candidate()).amount(resource) > 0).toList();
    return new Shortage(
        resource,
        lacking.amount(),
        lacking.bound(),
        holders.stream().mapToLong(each -> Need.of(each.candidate()).amount(resource)).sum(),
        holders,
        waiting.stream().filter(each -> Need.of(each).amount(resource) > 0).toList());
  }

  /**
   * Such as {@code it needs 8 of 16 cpus; 12 are taken, by run 3 `train`; run 4 `tune` comes
   * first}.
   */
  public String text() {
    StringBuilder text = new StringBuilder("it needs ");
    text.append(number(needed)).append(" of ").append(number(bound)).append(what());
    if (!holders.isEmpty()) {
      text.append("; ").append(number(held)).append(held == 1 ? " is" : " are");
      text.append(" taken, by ").append(some(holders.stream().map(Holding::shown).toList()));
    }
    if (!ahead.isEmpty()) {
      text.append("; ").append(some(ahead.stream().map(Candidate::shown).toList()));
      text.append(ahead.size() == 1 ? " comes first" : " come first");
    }
    return text.toString();
  }

  private String what() {
    String name = resource.name();
    return switch (resource.kind()) {
      case ATTEMPTS -> " slots";
      case CPUS -> " cpus";
      case MEMORY -> " of memory";
      case GPUS -> " gpus";
      case POOL -> " places of pool `" + name + "`";
      case OWNER -> " attempts that " + name + " may run at once";
      case PIPELINE -> " attempts that pipeline `" + name + "` may run at once";
      case STEP -> " attempts of `" + name + "` that may run at once";
      case FAN_OUT -> " keys that this step may run at once";
    };
  }

  private String number(long count) {
    return switch (resource.kind()) {
      case CPUS -> BigDecimal.valueOf(count, MILLI_DIGITS).stripTrailingZeros().toPlainString();
      case MEMORY -> SizeText.of(count);
      case ATTEMPTS, GPUS, POOL, OWNER, PIPELINE, STEP, FAN_OUT -> Long.toString(count);
    };
  }

  private static String some(List<String> names) {
    String shown = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
    int more = names.size() - SHOWN;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }
}
