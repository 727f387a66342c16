package io.trainyard.dsl.check;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of the pipelines that a text may call. They are found without the compiler, so that a
 * definition is found in the cache by the content of each file it was read from; a comment may name
 * one too many.
 */
public final class CallNames {
  // A name holds no dot and no slash, so that it never leads out of the folder.
  private static final Pattern CALL =
      Pattern.compile("\\bcall\\s*\\(?\\s*['\"](?<name>[a-z][a-z0-9_-]{0,62})['\"]");

  private CallNames() {}

  static Set<String> in(String text) {
    Set<String> names = new TreeSet<>();
    Matcher found = CALL.matcher(text);
    while (found.find()) {
      names.add(found.group("name"));
    }
    return names;
  }

  /** The files that may hold a pipeline, the likeliest first. */
  public static List<String> files(String name) {
    String plain = name + ".groovy";
    String underscored = name.replace('-', '_') + ".groovy";
    return plain.equals(underscored) ? List.of(plain) : List.of(plain, underscored);
  }
}
