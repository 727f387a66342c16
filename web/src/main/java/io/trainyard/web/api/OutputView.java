package io.trainyard.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What one attempt has written. */
public record OutputView(
    String step, String key, @JsonProperty("try") int tryNumber, String text) {}
