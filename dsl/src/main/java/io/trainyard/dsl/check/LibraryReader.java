package io.trainyard.dsl.check;

import io.trainyard.engine.pipeline.Source;
import java.lang.reflect.Modifier;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.control.SourceUnit;

/** Reads a file of {@code lib/}: functions, and nothing else. */
public final class LibraryReader {
  private final Reading reading;

  public LibraryReader(Mistakes mistakes, Source source) {
    this.reading = new Reading(mistakes, source.digest(), source.text());
  }

  /** Reads the file's syntax tree, before the compiler resolves any name of it. */
  public Functions read(ModuleNode module, SourceUnit source) {
    new FunctionReader(reading, "a file of lib/ imports nothing: write the function in this file")
        .read(module, source);
    for (Statement statement : module.getStatementBlock().getStatements()) {
      if (statement.getLineNumber() > 0) {
        reading.error(statement, "a file of lib/ holds functions only: def name(..) { .. }");
      }
    }
    module.getStatementBlock().getStatements().clear();
    for (MethodNode method : module.getMethods()) {
      // Called by other files without an object of this one; its parameters are told so, too.
      method.setModifiers(Modifier.PUBLIC | Modifier.STATIC);
      method.setParameters(method.getParameters());
    }
    return reading.functions;
  }
}
