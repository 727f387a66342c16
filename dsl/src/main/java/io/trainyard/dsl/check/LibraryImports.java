package io.trainyard.dsl.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The imports at the top of a file. They are found without the compiler, so that a definition is
 * found in the cache by the content of each file it was read from.
 *
 * @param imports in file order
 * @param rest the text with blanks in their place; every other place stays as it is
 */
public record LibraryImports(List<LibraryImport> imports, String rest) {
  // A name holds letters, digits and _ only, so that it never leads out of the folder.
  private static final Pattern IMPORT =
      Pattern.compile(
          "[ \\t]*import[ \\t]+static[ \\t]+lib\\.(?<library>[A-Za-z][A-Za-z0-9_]{0,62})"
              + "\\.(?<function>[A-Za-z][A-Za-z0-9_]{0,62})[ \\t]*;?[ \\t]*(//.*)?");

  public LibraryImports {
    imports = List.copyOf(imports);
  }

  /** Reads the lines of a text up to the first that is neither import, comment nor empty. */
  public static LibraryImports of(String text) {
    List<LibraryImport> imports = new ArrayList<>();
    StringBuilder rest = new StringBuilder(text);
    boolean inComment = false;
    int line = 1;
    for (int at = 0; at < text.length(); line++) {
      int end = text.indexOf('\n', at) < 0 ? text.length() : text.indexOf('\n', at);
      String row = text.substring(at, end);
      Matcher found = IMPORT.matcher(row);
      if (!inComment && found.matches()) {
        imports.add(importOf(found, line));
        rest.replace(at, end, " ".repeat(row.length()));
      } else if (!inComment && !isEmpty(row)) {
        break;
      } else {
        inComment = (inComment || row.strip().startsWith("/*")) && !row.contains("*/");
      }
      at = end + 1;
    }
    return new LibraryImports(imports, rest.toString());
  }

  private static LibraryImport importOf(Matcher found, int line) {
    return new LibraryImport(
        found.group("library"),
        found.group("function"),
        line,
        found.start("library") + 1,
        found.start("function") + 1);
  }

  private static boolean isEmpty(String row) {
    String text = row.strip();
    return text.isEmpty()
        || text.startsWith("//")
        || text.startsWith("/*")
        || text.startsWith("#!");
  }
}
