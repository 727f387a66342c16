package io.trainyard.engine.store;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.cache.StepCache;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.CacheKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads what {@link CacheRows} keeps. Thread-safe. */
public final class StoredStepCache implements StepCache {
  private final Database database;

  public StoredStepCache(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Attempt> find(Digest key) {
    return database.first(
        AttemptForm::attempt,
        "select a.* from cache_key c join attempt a on a.id = c.attempt"
            + " where c.digest = ? and c.reusable order by c.attempt desc limit 1",
        key.toString());
  }

  @Override
  public Optional<Attempt> last(Place place) {
    List<Object> values = new ArrayList<>(List.of(place.pipeline(), place.key(), place.before()));
    values.addAll(place.steps());
    String names = String.join(", ", Collections.nCopies(place.steps().size(), "?"));
    return database.first(
        row -> AttemptForm.attempt(row).withCacheKey(readKey(row)),
        "select a.*, c.digest, c.parts from cache_key c join attempt a on a.id = c.attempt"
            + " where c.pipeline = ? and c.partition_key = ? and c.attempt < ? and c.step in ("
            + names
            + ") and a.state in ('SUCCEEDED', 'CACHED') order by c.attempt desc limit 1",
        values.toArray());
  }

  @Override
  public Optional<CacheKey> key(long attempt) {
    return database.first(
        StoredStepCache::readKey, "select digest, parts from cache_key where attempt = ?", attempt);
  }

  @Override
  public Map<Long, CacheKey> keys(long run) {
    Map<Long, CacheKey> keys = new HashMap<>();
    database
        .list(
            row -> Map.entry(row.getLong("attempt"), readKey(row)),
            "select c.attempt, c.digest, c.parts from attempt a"
                + " join cache_key c on c.attempt = a.id where a.run = ?",
            run)
        .forEach(entry -> keys.put(entry.getKey(), entry.getValue()));
    return keys;
  }

  private static CacheKey readKey(ResultSet row) throws SQLException {
    return new CacheKey(
        Digest.parse(row.getString("digest")),
        new TreeMap<>(TableJson.map(row.getString("parts"), String.class)));
  }
}
