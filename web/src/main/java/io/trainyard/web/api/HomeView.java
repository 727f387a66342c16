package io.trainyard.web.api;

import java.time.Instant;
import java.util.List;

/**
 * Who holds a home, and how it was found when it was opened.
 *
 * @param recovery what start-up had to do, one sentence each
 * @param logBytes size of the event log
 * @param events how many events it holds
 */
public record HomeView(
    String folder, long pid, Instant since, List<String> recovery, long logBytes, long events) {}
