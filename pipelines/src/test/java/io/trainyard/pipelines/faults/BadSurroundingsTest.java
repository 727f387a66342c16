package io.trainyard.pipelines.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.testing.GeneratedFile;
import io.trainyard.pipelines.CommandProcess;
import io.trainyard.pipelines.TestHome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Machines and homes on which the command cannot work, in one sentence each. */
class BadSurroundingsTest {
  @TempDir Path folder;

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void an_old_java_is_refused_by_the_launcher() throws Exception {
    Path old = Files.createDirectories(folder.resolve("jdk-11/bin"));
    Files.writeString(old.resolveSibling("release"), "JAVA_VERSION=\"11.0.2\"\n");
    Path java = Files.writeString(old.resolve("java"), "#!/bin/sh\nexit 1\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    ProcessBuilder builder = new ProcessBuilder("./trainyard", "version");
    builder.directory(GeneratedFile.top().toFile()).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", folder.resolve("jdk-11").toString());

    Process process = builder.start();

    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(printed.lines()).hasSize(1);
    assertThat(printed).contains("Java 11", "JDK 17");
  }

  @Test
  void a_port_that_is_taken_is_named() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      TestHome.in(folder).trainyard("serve", folder.toString(), "--port", port).exits(2).says(port);
    }
  }

  @Test
  void a_home_that_cannot_be_made_is_named() throws IOException {
    Files.writeString(folder.resolve("home"), "a file stands where the home should be");

    TestHome.in(folder).trainyard("run", TestHome.shipped("hello")).exits(2).says("home", "--home");
  }

  @Test
  void a_home_that_is_not_there_is_named_by_who_only_reads() {
    TestHome home = TestHome.in(folder);

    home.trainyard("runs").exits(2).says(home.home().toString());

    assertThat(home.home()).doesNotExist();
  }

  @Test
  void a_second_holder_is_refused_with_the_process_and_since_when() throws Exception {
    TestHome home = TestHome.in(folder);
    home.trainyard("run", TestHome.shipped("hello")).exits(0);
    CommandProcess server = CommandProcess.start(home, "serve", folder.toString(), "--port", "0");
    try {
      server.awaitHolding();

      home.trainyard("serve", folder.toString(), "--port", "0")
          .exits(2)
          .says(Long.toString(server.pid()), "since 2");
    } finally {
      server.killAndAwaitOrphans();
    }
  }

  @Test
  void a_home_of_a_later_release_is_refused_and_left_as_it_is() throws IOException {
    TestHome home = TestHome.in(folder);
    home.trainyard("run", TestHome.shipped("hello")).exits(0);
    Path segment = HomeFiles.of(home).firstSegment();
    String written = Files.readString(segment, ISO_8859_1);
    String later = written.replaceFirst("\\A(\\S+ )1 ", "$19 ");
    assertThat(later).isNotEqualTo(written);
    Files.writeString(segment, later, ISO_8859_1);

    home.trainyard("runs").exits(2).says("9", segment.getFileName().toString());
    home.trainyard("run", TestHome.shipped("hello")).exits(2);

    assertThat(Files.readString(segment, ISO_8859_1)).isEqualTo(later);
  }
}
