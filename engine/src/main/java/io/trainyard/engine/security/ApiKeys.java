package io.trainyard.engine.security;

import java.util.List;

/** Reading the keys of a home. Thread-safe. */
public interface ApiKeys {
  /** Every key there ever was, oldest first; live or not. */
  List<ApiKey> all();
}
