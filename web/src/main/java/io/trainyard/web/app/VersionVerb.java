package io.trainyard.web.app;

import picocli.CommandLine.Command;

/** {@code trainyard version}. */
@Command(name = "version", description = "Print the version.")
final class VersionVerb extends Verb {
  VersionVerb(Shell shell) {
    super(shell);
  }

  @Override
  public Integer call() {
    Version version = Version.current();
    if (json()) {
      printJson(version);
    } else {
      print(
          "trainyard %s (Groovy %s, Java %s)"
              .formatted(version.trainyard(), version.groovy(), version.java()));
    }
    return Exit.OK;
  }
}
