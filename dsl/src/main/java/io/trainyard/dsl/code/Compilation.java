package io.trainyard.dsl.code;

import groovy.lang.GroovyClassLoader;
import groovy.transform.CompileStatic;
import io.trainyard.dsl.check.Arrow;
import io.trainyard.dsl.check.Callees;
import io.trainyard.dsl.check.FileReader;
import io.trainyard.dsl.check.Functions;
import io.trainyard.dsl.check.LibraryImport;
import io.trainyard.dsl.check.LibraryReader;
import io.trainyard.dsl.check.Mistakes;
import io.trainyard.dsl.check.SourceSet;
import io.trainyard.engine.pipeline.Problem;
import io.trainyard.engine.pipeline.Source;
import io.trainyard.engine.table.Row;
import io.trainyard.engine.table.Table;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.ASTTransformationCustomizer;

/**
 * One pass of the compiler over a pipeline's file and those it imports from. Nothing of them is
 * executed, and annotations and {@code @Grab} are removed before they could be.
 */
public final class Compilation {
  static final String SCRIPT = "Blocks";
  static final String UNIT = SCRIPT + ".groovy";
  private static final String LIBRARY = "lib_";

  /** What a function may name as the type of what it takes and gives. */
  private static final List<Class<?>> TYPES =
      List.of(Table.class, Row.class, LocalDate.class, Duration.class);

  private final SourceSet sources;
  private final ReadFiles files;
  private final FileReader reader;
  private final BlockScript script;
  private final CompilationUnit unit;
  private final GroovyClassLoader classes;
  private final Map<String, Functions> libraries = new HashMap<>();
  private boolean parsed;

  /**
   * A pass over these files.
   *
   * @param callees the pipelines that the file may call
   */
  public Compilation(SourceSet sources, Callees callees) {
    this.sources = sources;
    this.files = new ReadFiles(sources);
    this.reader = new FileReader(files.main().mistakes(), sources, callees);
    this.script = new BlockScript();
    CompilerConfiguration settings = new Settings(files, script);
    settings.setTolerance(10_000);
    settings.setTargetBytecode(CompilerConfiguration.JDK17);
    settings.setDisabledGlobalASTTransformations(
        Set.of("groovy.grape.GrabAnnotationTransformation"));
    this.classes = new GroovyClassLoader(Compilation.class.getClassLoader(), settings);
    this.unit = new Unit(settings, classes);
    files.byUnit().forEach((name, file) -> unit.addSource(name, file.mended().text()));
    unit.addPhaseOperation((CompilationUnit.ISourceUnitOperation) this::read, Phases.CONVERSION);
  }

  /** The compiler's name for a file of {@code lib/}. */
  static String unit(String library) {
    return LIBRARY + library + ".groovy";
  }

  /** Whether a name is the compiler's for a file of a pipeline. */
  static boolean isUnit(String name) {
    return name.equals(UNIT) || name.startsWith(LIBRARY);
  }

  /**
   * The path of a file by the compiler's name for it.
   *
   * @param own the path of the pipeline's own file
   */
  static String path(String unit, String own) {
    return unit.equals(UNIT)
        ? own
        : LibraryImport.path(unit.substring(LIBRARY.length(), unit.lastIndexOf('.')));
  }

  /**
   * Leaves out every phase behind the first ones when no code is left to look at, and what those
   * need, which takes a start a tenth of a second.
   */
  private final class Unit extends CompilationUnit {
    private boolean checksTypes;

    Unit(CompilerConfiguration settings, GroovyClassLoader loader) {
      super(settings, null, loader);
    }

    @Override
    public void gotoPhase(int next) {
      boolean done = parsed && next > Phases.CONVERSION && !script.hasCode();
      if (!done && next > Phases.CONVERSION && !checksTypes) {
        checksTypes = true;
        checkTypes();
      }
      super.gotoPhase(done ? Phases.ALL + 1 : next);
    }

    private void checkTypes() {
      ASTTransformationCustomizer types =
          new ASTTransformationCustomizer(
              Map.of("extensions", List.of(TypeRules.class.getName())), CompileStatic.class);
      addPhaseOperation(types, types.getPhase().getPhaseNumber());
    }
  }

  /** Where the type rules find the mistakes of the file they look at. */
  static final class Settings extends CompilerConfiguration {
    private final ReadFiles files;
    private final BlockScript script;

    Settings(ReadFiles files, BlockScript script) {
      this.files = files;
      this.script = script;
    }

    BlockScript script() {
      return script;
    }

    Mistakes mistakes(SourceUnit source) {
      return files.of(source.getName()).mistakes();
    }
  }

  private void read(SourceUnit source) {
    ModuleNode module = source.getAST();
    if (source.getName().equals(UNIT)) {
      parsed = true;
      script.replace(module, reader.read(module, source, libraries));
    } else {
      sources.libraries().forEach((name, file) -> readLibrary(name, file, source));
    }
    TYPES.forEach(type -> module.addImport(type.getSimpleName(), ClassHelper.make(type)));
  }

  private void readLibrary(String name, Source file, SourceUnit source) {
    if (source.getName().equals(unit(name))) {
      Mistakes mistakes = files.of(source.getName()).mistakes();
      libraries.put(name, new LibraryReader(mistakes, file).read(source.getAST(), source));
    }
  }

  /** Reads the files and checks them. What it found is in the reader and the problems. */
  public FileReader check() {
    run(Phases.INSTRUCTION_SELECTION);
    return reader;
  }

  /** The blocks that run later, in file order. */
  List<Arrow> arrows() {
    return script.arrows();
  }

  void run(int phase) {
    if (files.exceedLimits()) {
      return;
    }
    try {
      unit.compile(phase);
    } catch (CompilationFailedException failed) {
      if (parsed) {
        CompilerMessages.add(failed, files);
      } else {
        SyntaxErrors.add(failed, files);
      }
    } catch (StackOverflowError tooDeep) {
      Mistakes mistakes = files.main().mistakes();
      mistakes.error(mistakes.at(0, 0), SyntaxErrors.TOO_DEEP);
    }
  }

  /** Whether a file has a mistake. */
  public boolean hasErrors() {
    return files.hasErrors();
  }

  /** Mistakes and warnings of each file, the pipeline's own first. */
  public List<Problem> problems() {
    return files.problems();
  }

  CompilationUnit unit() {
    return unit;
  }

  GroovyClassLoader classes() {
    return classes;
  }
}
