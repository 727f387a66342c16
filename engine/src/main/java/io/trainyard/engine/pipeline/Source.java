package io.trainyard.engine.pipeline;

/**
 * A file that a pipeline was read from.
 *
 * @param path relative to the pipeline's folder
 * @param digest SHA-256 of its bytes, as {@code sha256:...}
 * @param text its text
 */
public record Source(String path, String digest, String text) {}
