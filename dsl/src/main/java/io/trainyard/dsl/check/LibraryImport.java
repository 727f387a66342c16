package io.trainyard.dsl.check;

import io.trainyard.engine.pipeline.Source;

/**
 * A function that a pipeline file takes from its folder {@code lib/}.
 *
 * @param library the file's name without its ending
 * @param line where the import stands
 * @param libraryColumn where the file is named
 * @param functionColumn where the function is named
 */
public record LibraryImport(
    String library, String function, int line, int libraryColumn, int functionColumn) {
  /** How an import is written, for messages and the page of the language. */
  public static final String FORM = "import static lib.cleaning.tidy";

  static final String REFUSAL =
      "imports stand at the top of a file, one line each, and take one function of a file in lib/"
          + " beside the pipeline: "
          + FORM;

  private static final String FOLDER = "lib/";
  private static final String ENDING = ".groovy";

  /** The path of a file in {@code lib/}, relative to the pipeline's folder. */
  public static String path(String library) {
    return FOLDER + library + ENDING;
  }

  /** The name of a file in {@code lib/}; empty where a source is something else. */
  static String library(Source source) {
    String path = source.path();
    boolean isLibrary = path.startsWith(FOLDER) && path.endsWith(ENDING);
    return isLibrary ? path.substring(FOLDER.length(), path.length() - ENDING.length()) : "";
  }
}
