package io.trainyard.pipelines.bench;

import java.nio.file.Path;
import java.util.List;

/** Nowhere: what the walk and the threads cost alone. */
final class MemoryPlace implements Floor.Place {
  @Override
  public void open(Path folder) {}

  @Override
  public void note(List<Integer> steps, String state, boolean isTurn) {}

  @Override
  public void close() {}
}
