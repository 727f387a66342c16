package io.trainyard.executors.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of one call of a script, and where everything lies in it. */
record ScriptFolder(Path root) {

  /** Lays out an empty folder. */
  static ScriptFolder in(Path root) throws IOException {
    ScriptFolder folder = new ScriptFolder(root.toAbsolutePath());
    Files.createDirectories(folder.inputs());
    Files.createDirectories(folder.outputs());
    Files.createDirectories(folder.work());
    Files.createDirectories(folder.temporary());
    Files.createFile(folder.events());
    return folder;
  }

  Path inputs() {
    return root.resolve("in");
  }

  Path outputs() {
    return root.resolve("out");
  }

  /** Where the script works: {@code TY_WORKDIR}. */
  Path work() {
    return root.resolve("work");
  }

  Path temporary() {
    return root.resolve("tmp");
  }

  Path params() {
    return root.resolve("params.json");
  }

  Path inputList() {
    return root.resolve("inputs.json");
  }

  Path events() {
    return root.resolve("events.jsonl");
  }

  Path result() {
    return root.resolve("result.json");
  }

  Path failure() {
    return root.resolve("failure.txt");
  }
}
