package io.trainyard.web.api;

/**
 * A key that was made.
 *
 * @param text the key itself, which is told once
 */
public record KeyMade(KeyView key, String text) {}
