package io.trainyard.engine.lineage;

import io.trainyard.engine.artifact.Digest;
import java.util.List;
import java.util.Optional;

/** The tables that pipelines have made, by pipeline and name. Thread-safe. */
public interface Catalogue {
  /**
   * The latest version of every table, ordered by pipeline and name.
   *
   * @param after those that come later in the order only; {@link TableName#FIRST} = all
   */
  List<TableVersion> tables(TableName after, int limit);

  /**
   * The versions of a table, latest first; the same bytes made again are a version again.
   *
   * @param before those with a lesser {@link TableVersion#id} only
   */
  List<TableVersion> versions(TableName table, long before, int limit);

  /** The latest version of a table whose digest begins so; empty where there is none. */
  Optional<TableVersion> version(TableName table, String digestBegins);

  /** Whoever made these very bytes, latest first, under whatever name. */
  List<TableVersion> made(Digest table, int limit);

  /** Runs that took a published table by its name, latest first. */
  List<PublishedUse> uses(Digest table, int limit);

  /** Names under which these bytes are published now. */
  List<String> published(Digest table);

  /** Where these bytes were last collected from; empty where nobody collected them. */
  Optional<String> source(Digest table);
}
