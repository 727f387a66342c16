package io.trainyard.web.api;

import java.util.List;

/**
 * A version of a pipeline that runs are to be started from.
 *
 * @param files the pipeline's file first, then each {@code lib/} file
 */
public record PushOrder(List<RunOrder.File> files) {}
