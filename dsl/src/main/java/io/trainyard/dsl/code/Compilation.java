package io.trainyard.dsl.code;

import groovy.lang.GroovyClassLoader;
import groovy.transform.CompileStatic;
import io.trainyard.dsl.check.Arrow;
import io.trainyard.dsl.check.FileReader;
import io.trainyard.dsl.check.ForeignSyntax;
import io.trainyard.dsl.check.Mistakes;
import io.trainyard.engine.pipeline.Source;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.ASTTransformationCustomizer;

/**
 * One pass of the compiler over one file. Nothing of the file is executed, and annotations and
 * {@code @Grab} are removed before they could be.
 */
public final class Compilation {
  static final String UNIT = "Blocks.groovy";

  private final Mistakes mistakes;
  private final FileReader reader;
  private final BlockScript script;
  private final CompilationUnit unit;
  private final GroovyClassLoader classes;
  private final ForeignSyntax.Mended mended;
  private boolean parsed;

  public Compilation(Source source, Mistakes mistakes) {
    this.mistakes = mistakes;
    this.reader = new FileReader(mistakes, source);
    this.script = new BlockScript();
    CompilerConfiguration settings = new Settings(mistakes, script);
    settings.setTolerance(10_000);
    settings.setTargetBytecode(CompilerConfiguration.JDK17);
    settings.setDisabledGlobalASTTransformations(
        Set.of("groovy.grape.GrabAnnotationTransformation"));
    settings.addCompilationCustomizers(
        new ASTTransformationCustomizer(
            Map.of("extensions", List.of(TypeRules.class.getName())), CompileStatic.class));
    this.classes = new GroovyClassLoader(Compilation.class.getClassLoader(), settings);
    this.unit = new Unit(settings, classes);
    this.mended = ForeignSyntax.mend(source.text(), mistakes);
    unit.addSource(UNIT, mended.text());
    unit.addPhaseOperation((CompilationUnit.ISourceUnitOperation) this::read, Phases.CONVERSION);
  }

  /** Leaves out every phase behind the first ones when no code is left to look at. */
  private final class Unit extends CompilationUnit {
    Unit(CompilerConfiguration settings, GroovyClassLoader loader) {
      super(settings, null, loader);
    }

    @Override
    public void gotoPhase(int next) {
      boolean done = parsed && next > Phases.CONVERSION && !script.hasCode();
      super.gotoPhase(done ? Phases.ALL + 1 : next);
    }
  }

  /** Where the type rules find the mistakes of the file they look at. */
  static final class Settings extends CompilerConfiguration {
    private final Mistakes mistakes;
    private final BlockScript script;

    Settings(Mistakes mistakes, BlockScript script) {
      this.mistakes = mistakes;
      this.script = script;
    }

    BlockScript script() {
      return script;
    }

    Mistakes mistakes() {
      return mistakes;
    }
  }

  private void read(SourceUnit source) {
    parsed = true;
    script.replace(source.getAST(), reader.read(source.getAST(), source));
  }

  /** Reads the file and checks it. What it found is in the reader and the mistakes. */
  public FileReader check() {
    run(Phases.INSTRUCTION_SELECTION);
    return reader;
  }

  /** The blocks that run later, in file order. */
  List<Arrow> arrows() {
    return script.arrows();
  }

  void run(int phase) {
    try {
      unit.compile(phase);
    } catch (CompilationFailedException failed) {
      if (parsed) {
        CompilerMessages.add(failed, mistakes);
      } else {
        SyntaxErrors.add(failed, mended, mistakes);
      }
    } catch (StackOverflowError tooDeep) {
      mistakes.error(mistakes.at(0, 0), "this file is nested too deeply to be read");
    }
  }

  CompilationUnit unit() {
    return unit;
  }

  GroovyClassLoader classes() {
    return classes;
  }
}
