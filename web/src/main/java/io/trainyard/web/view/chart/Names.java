package io.trainyard.web.view.chart;

/** Names where room is short. */
final class Names {
  private Names() {}

  /** Cut in the middle, since beginnings and ends tell names apart; whole characters only. */
  static String cut(String name, int longest) {
    int[] letters = name.codePoints().toArray();
    if (letters.length <= longest) {
      return name;
    }
    int front = longest / 2;
    int back = longest - front - 1;
    return new String(letters, 0, front)
        + "\u2026"
        + new String(letters, letters.length - back, back);
  }
}
