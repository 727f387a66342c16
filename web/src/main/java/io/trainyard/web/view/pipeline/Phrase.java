package io.trainyard.web.view.pipeline;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a sentence.
 *
 * @param isCode whether it stands between backticks there, as names of steps do
 */
public record Phrase(String text, boolean isCode) {

  /** A sentence in its pieces; a backtick without a second one stays as it is. */
  static List<Phrase> of(String sentence) {
    List<Phrase> phrases = new ArrayList<>();
    int at = 0;
    while (at < sentence.length()) {
      int open = sentence.indexOf('`', at);
      int close = open < 0 ? -1 : sentence.indexOf('`', open + 1);
      if (close < 0) {
        break;
      }
      if (open > at) {
        phrases.add(new Phrase(sentence.substring(at, open), false));
      }
      phrases.add(new Phrase(sentence.substring(open + 1, close), true));
      at = close + 1;
    }
    if (at < sentence.length()) {
      phrases.add(new Phrase(sentence.substring(at), false));
    }
    return List.copyOf(phrases);
  }
}
