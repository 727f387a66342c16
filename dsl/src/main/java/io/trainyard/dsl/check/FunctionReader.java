package io.trainyard.dsl.check;

import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.control.SourceUnit;

/** Reads the functions of a file, and refuses what no file of the language holds. */
final class FunctionReader {
  private final Reading reading;
  private final String importRefusal;

  FunctionReader(Reading reading, String importRefusal) {
    this.reading = reading;
    this.importRefusal = importRefusal;
  }

  void read(ModuleNode module, SourceUnit source) {
    Annotations.remove(module, source, reading.mistakes);
    refuseOthers(module);
    for (MethodNode method : module.getMethods()) {
      if (!reading.functions.declare(method)) {
        reading.error(method, "two functions are called '" + method.getName() + "'");
      }
    }
    module.getMethods().forEach(method -> new ArrowCheck(reading, method.getName()).check(method));
  }

  private void refuseOthers(ModuleNode module) {
    module.getImports().forEach(this::refuseImport);
    module.getStarImports().forEach(this::refuseImport);
    module.getStaticImports().values().forEach(this::refuseImport);
    // Resolved later than the others, at another place: it would be told twice.
    module.getStaticImports().clear();
    module.getStaticStarImports().values().forEach(this::refuseImport);
    if (module.getPackage() != null) {
      reading.error(module.getPackage(), "a pipeline file has no package");
    }
    for (ClassNode type : module.getClasses()) {
      if (!type.isScript()) {
        reading.error(type, "classes are not part of the pipeline language");
      }
    }
  }

  private void refuseImport(ImportNode node) {
    reading.error(node, importRefusal);
  }
}
