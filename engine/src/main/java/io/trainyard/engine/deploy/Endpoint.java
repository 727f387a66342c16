package io.trainyard.engine.deploy;

import java.time.Instant;

/** An endpoint and the model version that gets its traffic. */
public record Endpoint(String name, String model, long version, long run, Instant since) {}
