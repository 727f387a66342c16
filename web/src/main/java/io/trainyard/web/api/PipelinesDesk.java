package io.trainyard.web.api;

import io.trainyard.web.api.RunView.StepLine;
import java.util.List;

/**
 * The pipelines that a home knows: those that are served and those that ran. Thread-safe. What does
 * not exist is a {@link Problem}.
 */
public interface PipelinesDesk {
  /** By name. */
  List<PipelineView> pipelines();

  PipelineView pipeline(String name);

  /** The latest first. */
  List<PipelineView.Version> versions(String name);

  /** The files of a version. */
  List<RunOrder.File> source(String name, String version);

  /** The steps of a version in the order of running, each with those that it waits for. */
  List<StepLine> graph(String name, String version);

  /** Starts a run of a version and gives its number. */
  long start(String name, RunStart start, Asking asking);

  /** What such a run would do; nothing is started. */
  PlanView plan(String name, RunStart start);
}
