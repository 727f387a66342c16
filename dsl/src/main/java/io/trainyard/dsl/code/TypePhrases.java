package io.trainyard.dsl.code;

import org.codehaus.groovy.ast.ClassNode;

/** How messages about blocks speak of types. */
final class TypePhrases {
  private TypePhrases() {}

  static String of(ClassNode type) {
    if (type.isArray()) {
      return of(type.getComponentType()) + " (one or more)";
    }
    return switch (type.getNameWithoutPackage()) {
      case "String", "GString", "CharSequence", "GStringImpl" -> "text";
      case "int", "long", "short", "byte", "Integer", "Long", "Short", "Byte", "BigInteger" ->
          "a whole number";
      case "double", "float", "Double", "Float", "BigDecimal", "Number" -> "a number";
      case "boolean", "Boolean" -> "true or false";
      case "Table" -> "a table";
      case "Grouped", "Table$Grouped" -> "a grouped table";
      case "ColumnValues", "Table$ColumnValues" -> "a column";
      case "JoinKind", "Table$JoinKind" -> "inner or left";
      case "Row" -> "a row";
      case "Closure", "Function" -> "a { block }";
      case "List", "ArrayList", "LinkedList" -> "a list";
      case "Map", "LinkedHashMap" -> "a map";
      case "LocalDate" -> "a date";
      case "Duration" -> "a duration";
      case "Object" -> "a value";
      case "<unknown parameter type>" -> "nothing";
      default -> type.getNameWithoutPackage();
    };
  }
}
