package io.trainyard.engine.cache;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.CacheKey;
import io.trainyard.engine.run.Item;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.Runs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works out keys and looks results up. What it hands out has been verified. Thread-safe. */
public final class CacheLookup {
  /**
   * The part of a key, none of its digest, that tells why a result which is there was not taken
   * over.
   */
  public static final String REFUSED = "earlier result";

  private static final Logger LOG = LoggerFactory.getLogger(CacheLookup.class);

  private final CacheKeys keys;
  private final CacheParts parts;
  private final Ports ports;
  private final LastPipeline last = new LastPipeline();

  /** Where results are. */
  public record Ports(StepCache cache, ArtifactStore artifacts, Runs runs) {}

  public CacheLookup(CacheKeys keys, CacheParts parts, Ports ports) {
    this.keys = keys;
    this.parts = parts;
    this.ports = ports;
  }

  /**
   * What a lookup gave.
   *
   * @param key with the reason where a result was there and was refused
   */
  public record Found(CacheKey key, Optional<Outcome.Reused> reused) {}

  /**
   * The key of an order; empty where an earlier result never stands for it, or what decides it
   * cannot be told.
   */
  public Optional<CacheKey> key(AttemptOrder order) throws InterruptedException {
    try {
      TakenDown takenDown = last.of(order.pipeline()).takenDown();
      return CacheRules.refusal(takenDown, order.step()).isEmpty()
          ? parts.of(order).map(more -> keys.of(order, more))
          : Optional.empty();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      // The step finds the same when it runs, and tells it in its own words.
      LOG.debug("no key for step '{}' of run {}", order.step().name(), order.run(), e);
      return Optional.empty();
    }
  }

  /** Whether nothing may come from the cache in the order's run. */
  boolean isFresh(AttemptOrder order) {
    return ports.runs().run(order.run()).filter(Run::fresh).isPresent();
  }

  /** The result that stands for the order, if there is one and every byte of it is as it was. */
  public Found find(AttemptOrder order, CacheKey key) {
    Optional<Attempt> attempt = ports.cache().find(key.digest());
    if (attempt.isEmpty()) {
      return new Found(key, Optional.empty());
    }
    Attempt earlier = attempt.get();
    List<Item> items = ports.runs().items(earlier.id());
    try {
      verify(earlier, items);
    } catch (IOException e) {
      LOG.warn("run {} cannot stand for run {}: {}", earlier.run(), order.run(), e.getMessage());
      return new Found(refused(key, earlier, e), Optional.empty());
    }
    Outcome.Succeeded result = TakenOver.of(earlier, items, order);
    return new Found(
        key, Optional.of(new Outcome.Reused(earlier.run(), earlier.id(), key, result)));
  }

  private void verify(Attempt earlier, List<Item> items) throws IOException {
    List<Artifact> all = new ArrayList<>(earlier.outputs().values());
    items.forEach(item -> item.artifact().ifPresent(all::add));
    for (Artifact artifact : all) {
      ports.artifacts().verify(artifact);
    }
  }

  private static CacheKey refused(CacheKey key, Attempt earlier, IOException why) {
    SortedMap<String, String> parts = new TreeMap<>(key.parts());
    parts.put(REFUSED, "of run " + earlier.run() + " is unusable: " + why.getMessage());
    return new CacheKey(key.digest(), parts);
  }
}
