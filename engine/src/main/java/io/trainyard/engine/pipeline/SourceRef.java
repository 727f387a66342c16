package io.trainyard.engine.pipeline;

/**
 * A place in a pipeline file.
 *
 * @param file the file's name, relative to the folder it was loaded from
 * @param line counted from 1; 0 when the whole file is meant
 * @param column counted from 1; 0 when the whole line is meant
 */
public record SourceRef(String file, int line, int column) implements Comparable<SourceRef> {
  /** A definition that was not written in a file. */
  public static final SourceRef NONE = new SourceRef("", 0, 0);

  @Override
  public int compareTo(SourceRef other) {
    int byFile = file.compareTo(other.file);
    if (byFile != 0) {
      return byFile;
    }
    int byLine = Integer.compare(line, other.line);
    return byLine != 0 ? byLine : Integer.compare(column, other.column);
  }

  @Override
  public String toString() {
    if (line == 0) {
      return file;
    }
    return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
  }
}
