package io.trainyard.web.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import picocli.CommandLine;

/** The command {@code trainyard}: finds the verb, calls it, and turns every end into an exit. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Shell shell = Shell.ofProcess();
    int exit = run(arguments, shell);
    shell.out().flush();
    shell.err().flush();
    // Everything that must last has been forced; threads of libraries need not be waited for.
    Runtime.getRuntime().halt(exit);
  }

  /** One call of the command; never throws. */
  public static int run(String[] arguments, Shell shell) {
    if (arguments.length == 0) {
      Overview.print(shell.err());
      return Exit.USAGE;
    }
    String word = arguments[0];
    if (word.equals("--help") || word.equals("-h") || word.equals("help")) {
      Overview.print(shell.out());
      return Exit.OK;
    }
    if (word.equals("--version")) {
      return run(new String[] {"version"}, shell);
    }
    Verbs.Entry entry = Verbs.ALL.get(word);
    if (entry == null) {
      return say(shell, Overview.unknown(word), Exit.USAGE);
    }
    String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
    Verb verb = entry.make().apply(shell);
    return rest.length == 0 && entry.isWhole()
        ? call(verb, shell)
        : parseAndCall(word, verb, rest, shell);
  }

  /** Without picocli, whose old classes no archive of the JVM can keep: 0.1 s of CPU. */
  private static int call(Verb verb, Shell shell) {
    try {
      return verb.call();
    } catch (Exception | Error e) {
      return Failures.end(e, verb, shell);
    }
  }

  private static int parseAndCall(String word, Verb verb, String[] arguments, Shell shell) {
    CommandLine line = new CommandLine(verb);
    line.setCommandName("trainyard " + word);
    line.setOut(new PrintWriter(shell.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(shell.err(), true, StandardCharsets.UTF_8));
    line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    line.setUsageHelpWidth(Math.max(60, Math.min(100, shell.columns().orElse(80))));
    line.setParameterExceptionHandler(
        (wrong, given) ->
            say(
                shell,
                Mistyped.sentence(wrong) + " See: trainyard " + word + " --help",
                Exit.USAGE));
    line.setExecutionExceptionHandler(
        (thrown, command, parsed) -> Failures.end(thrown, verb, shell));
    try {
      return line.execute(arguments);
    } catch (Error e) {
      // Such as too little memory: picocli passes it on.
      return Failures.end(e, verb, shell);
    }
  }

  private static int say(Shell shell, String sentence, int exit) {
    shell.err().println("trainyard: " + sentence);
    return exit;
  }
}
