package io.trainyard.web.view.models;

import io.trainyard.web.view.chart.Picture;
import java.util.List;

/**
 * Where an alias pointed over time, with the form that asks who it was at a time.
 *
 * @param names all aliases that the model has ever had
 * @param asked the time that was asked for, as the form's field takes it
 * @param answer to it; else who it is now
 * @param moves latest first
 */
public record AliasPart(
    String model,
    String alias,
    List<String> names,
    Picture picture,
    String asked,
    String answer,
    List<Move> moves) {
  public AliasPart {
    names = List.copyOf(names);
    moves = List.copyOf(moves);
  }

  /** One move of the alias. */
  public record Move(
      String version, String address, String from, String at, String full, String by, long run) {}
}
