package io.trainyard.dsl.check;

import java.util.Set;

/** Names that look like a way out of the language. */
final class OutsideNames {
  private static final Set<String> OTHERS =
      Set.of("this", "super", "java", "javax", "jdk", "sun", "com", "org", "io", "groovy");

  private OutsideNames() {}

  /** Whether a name that the file does not declare means a class or a package of Java. */
  static boolean isClassOrPackage(String name) {
    return OTHERS.contains(name) || (!name.isEmpty() && Character.isUpperCase(name.charAt(0)));
  }
}
