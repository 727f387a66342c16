package io.trainyard.web.api;

/**
 * The event that a run was started by.
 *
 * @param trigger what the pipeline listened for
 * @param event seq of the event in the log
 * @param count how many events the run stands for, this one included
 */
public record StartedBy(String trigger, long event, long count) {}
