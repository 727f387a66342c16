package io.trainyard.pipelines.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One cell in a JVM of its own: {@code <peer> <workload> <folder> [url]}; prints what came out. */
final class CellMain {
  private CellMain() {}

  public static void main(String[] arguments) throws Exception {
    String url = arguments.length > 3 ? arguments[3] : "";
    Peer peer = PeerName.valueOf(arguments[0]).make(url);
    Measured measured = peer.run(Workload.valueOf(arguments[1]), Path.of(arguments[2]));
    print("steps", measured.steps());
    print("nanos", measured.nanos());
    print("rss", peakOfMemory());
    measured.counts().forEach(CellMain::print);
    // Threads of a peer may still wait for work.
    System.exit(0);
  }

  static void print(String name, long value) {
    System.out.println(CellProcess.LINE + name + "=" + value);
  }

  /** The most memory this process has had so far, in bytes; 0 where the system does not tell. */
  private static long peakOfMemory() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
        .findFirst()
        .orElse(0);
  }
}
