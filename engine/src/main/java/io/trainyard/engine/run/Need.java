package io.trainyard.engine.run;

import io.trainyard.engine.pipeline.Claims;
import io.trainyard.engine.pipeline.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a candidate needs. Of candidates with equal needs either the first can start or none can, so
 * that thousands of keys of a fan-out are looked at as one.
 *
 * @param run where a fan-out bounds how many of its keys run at once; else 0
 */
record Need(
    Priority priority,
    String owner,
    String pipeline,
    String step,
    long run,
    Claims claims,
    Candidate.Bounds bounds) {
  static final long UNBOUNDED = Long.MAX_VALUE;
  private static final double MILLI = 1000;

  /**
   * So much of a resource.
   *
   * @param amount at least 1
   * @param bound how much there is of it in all; {@link #UNBOUNDED} where nobody says: it is
   *     counted all the same, since another version of the definition may bound it
   */
  record Part(Resource resource, long amount, long bound) {}

  static Need of(Candidate candidate) {
    return new Need(
        candidate.priority(),
        candidate.owner(),
        candidate.pipeline(),
        candidate.step(),
        candidate.bounds().parallel().isPresent() ? candidate.run() : 0,
        candidate.claims(),
        candidate.bounds());
  }

  /** As records have it, but sooner where parts are the same objects, as they mostly are. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Need need
        && run == need.run
        && priority == need.priority
        && step.equals(need.step)
        && pipeline.equals(need.pipeline)
        && owner.equals(need.owner)
        && (claims == need.claims || claims.equals(need.claims))
        && (bounds == need.bounds || bounds.equals(need.bounds));
  }

  @Override
  public int hashCode() {
    return 31 * (31 * (31 * owner.hashCode() + pipeline.hashCode()) + step.hashCode())
        + Long.hashCode(run);
  }

  /** Each resource once, an attempt's slot first. */
  List<Part> parts(Limits limits) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part(Resource.ATTEMPTS, 1, limits.attempts()));
    addClaims(parts, limits);
    if (limits.perOwner().isPresent()) {
      one(parts, Resource.Kind.OWNER, owner, limits.perOwner());
    }
    one(parts, Resource.Kind.PIPELINE, pipeline, bounds.stepsAtOnce());
    one(parts, Resource.Kind.STEP, stepName(), bounds.atOnce());
    if (run != 0) {
      one(parts, Resource.Kind.FAN_OUT, fanOutName(), bounds.parallel());
    }
    return parts;
  }

  /** How much of a resource it takes; 0 when none. */
  long amount(Resource resource) {
    String name = resource.name();
    return switch (resource.kind()) {
      case ATTEMPTS -> 1;
      case CPUS -> milli(claims.cpus());
      case MEMORY -> claims.memory();
      case GPUS -> claims.gpus();
      case POOL -> claims.pools().getOrDefault(name, 0);
      case OWNER -> owner.equals(name) ? 1 : 0;
      case PIPELINE -> pipeline.equals(name) ? 1 : 0;
      case STEP -> stepName().equals(name) ? 1 : 0;
      case FAN_OUT -> run != 0 && fanOutName().equals(name) ? 1 : 0;
    };
  }

  private String stepName() {
    return pipeline + "." + step;
  }

  private String fanOutName() {
    return run + "." + step;
  }

  private void addClaims(List<Part> parts, Limits limits) {
    add(parts, Resource.of(Resource.Kind.CPUS), milli(claims.cpus()), milli(limits.cpus()));
    add(parts, Resource.of(Resource.Kind.MEMORY), claims.memory(), limits.memory());
    add(parts, Resource.of(Resource.Kind.GPUS), claims.gpus(), limits.gpus());
    claims
        .pools()
        .forEach(
            (name, places) ->
                add(
                    parts,
                    new Resource(Resource.Kind.POOL, name),
                    places,
                    limits.pools().getOrDefault(name, 0)));
  }

  private static void one(List<Part> parts, Resource.Kind kind, String name, OptionalInt bound) {
    add(parts, new Resource(kind, name), 1, bound.isPresent() ? bound.getAsInt() : UNBOUNDED);
  }

  private static void add(List<Part> parts, Resource resource, long amount, long bound) {
    if (amount > 0) {
      parts.add(new Part(resource, amount, bound));
    }
  }

  /** To the nearest thousandth, and never nothing of something. */
  private static long milli(double cpus) {
    return cpus > 0 ? Math.max(1, Math.round(cpus * MILLI)) : 0;
  }
}
