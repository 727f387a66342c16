package io.trainyard.executors.data.duck;

import java.util.Locale;
import java.util.regex.Pattern;

/** SQL whose result is not decided by its rows: it asks for the time, or for chance. */
public final class Fleeting {
  private static final Pattern WORDS =
      Pattern.compile(
          "\\b(current_date|current_time|current_timestamp|localtime|localtimestamp)\\b"
              + "|\\b(now|today|get_current_time|get_current_timestamp|transaction_timestamp"
              + "|random|uuid|uuidv4|uuidv7|gen_random_uuid|setseed|nextval)\\s*\\("
              + "|\\b(tablesample|using\\s+sample)\\b");

  private Fleeting() {}

  /**
   * Whether such a word stands anywhere in the text. One in a comment or a literal counts too: the
   * step then runs more often than it must, never too seldom.
   */
  public static boolean isIn(String sql) {
    return WORDS.matcher(sql.toLowerCase(Locale.ROOT)).find();
  }
}
