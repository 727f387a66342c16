package io.trainyard.dsl.code;

import java.util.Set;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.transform.stc.ExtensionMethodNode;

/**
 * Which methods a block may call. A guard rail, not a wall: files of untrusted authors run in a
 * process of their own.
 */
final class AllowedCalls {
  private static final Set<String> CLASSES =
      Set.of(
          "java.lang.String",
          "java.lang.CharSequence",
          "java.lang.Comparable",
          "java.lang.Number",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Double",
          "java.lang.Float",
          "java.lang.Boolean",
          "java.lang.Math",
          "java.lang.Iterable",
          "java.math.BigDecimal",
          "java.math.BigInteger",
          "java.time.LocalDate",
          "java.time.LocalDateTime",
          "java.time.chrono.ChronoLocalDate",
          "java.time.Duration",
          "java.util.Collection",
          "java.util.List",
          "java.util.ArrayList",
          "java.util.Set",
          "java.util.LinkedHashSet",
          "java.util.Map",
          "java.util.Map$Entry",
          "java.util.LinkedHashMap",
          "groovy.lang.GString",
          "groovy.lang.Range",
          "groovy.lang.IntRange");
  private static final Set<String> OBJECT = Set.of("equals", "hashCode", "toString");
  private static final Set<String> CLOSURE = Set.of("call", "doCall");
  private static final Set<String> EXTENSIONS =
      Set.of(
          "org.codehaus.groovy.runtime.DefaultGroovyMethods",
          "org.codehaus.groovy.runtime.StringGroovyMethods",
          "io.trainyard.dsl.words.Units");
  private static final Set<String> FORBIDDEN =
      Set.of(
          "execute",
          "print",
          "println",
          "printf",
          "sprintf",
          "sleep",
          "now",
          "random",
          "shuffle",
          "shuffled",
          "use",
          "mixin",
          "dump",
          "inspect",
          "invokeMethod",
          "getMetaClass",
          "metaClass",
          "setMetaClass",
          "getProperties",
          "getMetaPropertyValues",
          "hasProperty",
          "respondsTo",
          "asType",
          "with",
          "tap",
          "identity",
          "addShutdownHook",
          "toURL",
          "toURI",
          "getClass",
          "newInstance",
          "collectFile",
          "withTraits",
          "runAfter",
          "eachByte",
          "stream",
          "parallelStream",
          "intern");

  private AllowedCalls() {}

  static boolean allows(MethodNode method) {
    String name = method.getName();
    if (FORBIDDEN.contains(name)) {
      return false;
    }
    if (method instanceof ExtensionMethodNode extension) {
      return EXTENSIONS.contains(extension.getExtensionMethodNode().getDeclaringClass().getName());
    }
    String owner = method.getDeclaringClass().getName();
    return owner.startsWith("io.trainyard.engine.table.")
        || CLASSES.contains(owner)
        || (owner.equals("java.lang.Object") && OBJECT.contains(name))
        || (owner.equals("groovy.lang.Closure") && CLOSURE.contains(name))
        || method.getDeclaringClass().isScript();
  }
}
