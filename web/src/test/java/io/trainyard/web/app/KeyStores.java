package io.trainyard.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Certificates that the JDK's keytool makes. */
final class KeyStores {
  static final String PASSWORD = "changeit";

  private KeyStores() {}

  /** Makes a store with one key for these names, as {@code san=dns:localhost}. */
  static void write(Path folder, String name, String names) throws Exception {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process process =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=test",
                "-ext",
                names,
                "-storetype",
                "PKCS12",
                "-keystore",
                name,
                "-storepass",
                PASSWORD,
                "-validity",
                "30")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    Files.setPosixFilePermissions(
        folder.resolve(name), PosixFilePermissions.fromString("rw-------"));
  }
}
