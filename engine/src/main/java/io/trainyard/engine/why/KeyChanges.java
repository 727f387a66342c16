package io.trainyard.engine.why;

import io.trainyard.engine.cache.CacheLookup;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.CacheKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** What differs between two keys. */
final class KeyChanges {
  private KeyChanges() {}

  /**
   * In the order of their names; what is known of an input goes without saying where it differs.
   */
  static List<Change> between(CacheKey before, CacheKey now) {
    SortedSet<String> names = new TreeSet<>(before.parts().keySet());
    names.addAll(now.parts().keySet());
    names.remove(CacheLookup.REFUSED);
    List<Change> changes = new ArrayList<>();
    for (String name : names) {
      String old = before.parts().getOrDefault(name, "");
      String present = now.parts().getOrDefault(name, "");
      if (!old.equals(present) && !isTold(name, before.parts(), now.parts())) {
        changes.add(new Change(name, old, present));
      }
    }
    return changes;
  }

  /** The first change, and how many more there are. */
  static String said(Attempt before, List<Change> changes) {
    if (changes.isEmpty()) {
      return "its result of run " + before.run() + " was not found again";
    }
    String first = "changed since run " + before.run() + ": " + changes.get(0).text();
    int more = changes.size() - 1;
    return more == 0 ? first : first + "; and " + more + " more";
  }

  private static boolean isTold(String name, Map<String, String> before, Map<String, String> now) {
    String facts = "facts of ";
    if (!name.startsWith(facts)) {
      return false;
    }
    String input = "input " + name.substring(facts.length());
    return !before.getOrDefault(input, "").equals(now.getOrDefault(input, ""));
  }
}
