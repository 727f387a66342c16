package io.trainyard.web.app;

import io.trainyard.web.api.TlsAddress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads certificates and keys; whatever is wrong with them is told before anything is opened. */
final class TlsFiles {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  /** Of a store that exists in memory alone. */
  private static final String IN_MEMORY = "in memory";

  private final Shell shell;

  TlsFiles(Shell shell) {
    this.shell = shell;
  }

  TlsAddress ofPem(String certificate, String key, String host, int port) {
    try {
      Certificate[] chain = chain(read(certificate), certificate);
      PrivateKey secret = key(new String(read(privateFile(key)), StandardCharsets.US_ASCII), key);
      require(chain, secret, certificate);
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("server", secret, IN_MEMORY.toCharArray(), chain);
      return new TlsAddress(host, port, store, IN_MEMORY);
    } catch (GeneralSecurityException | IOException e) {
      throw unusable(certificate + " with " + key, e);
    }
  }

  TlsAddress ofStore(String file, String host, int port) {
    String password = shell.environment().get(TlsOptions.PASSWORD);
    if (password == null) {
      throw Refusal.usage(
          "the password of %s is missing: set %s.".formatted(file, TlsOptions.PASSWORD));
    }
    try {
      KeyStore store = KeyStore.getInstance(privateFile(file).toFile(), password.toCharArray());
      for (String alias : Collections.list(store.aliases())) {
        if (store.getKey(alias, password.toCharArray()) instanceof PrivateKey key) {
          require(store.getCertificateChain(alias), key, file);
          return new TlsAddress(host, port, store, password);
        }
      }
      throw Refusal.usage(file + " holds no private key.");
    } catch (GeneralSecurityException | IOException e) {
      throw unusable(file, e);
    }
  }

  private byte[] read(String file) throws IOException {
    return read(shell.resolve(file));
  }

  private static byte[] read(Path file) throws IOException {
    return Files.readAllBytes(file);
  }

  /** A private key that others can read is none. */
  private Path privateFile(String file) throws IOException {
    Path path = shell.resolve(file);
    if (OwnerFile.isReadByOthers(path)) {
      throw Refusal.usage("%s can be read by others: run chmod 600 '%s'.".formatted(file, file));
    }
    return path;
  }

  private static Certificate[] chain(byte[] pem, String file) throws GeneralSecurityException {
    Collection<? extends Certificate> all =
        CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem));
    if (all.isEmpty()) {
      throw Refusal.usage(file + " holds no certificate in PEM.");
    }
    return all.toArray(Certificate[]::new);
  }

  private static PrivateKey key(String pem, String file) throws GeneralSecurityException {
    Matcher matcher = KEY.matcher(pem);
    if (!matcher.find()) {
      throw Refusal.usage(
          "%s holds no private key in PKCS#8: run openssl pkcs8 -topk8 -nocrypt -in '%s'."
              .formatted(file, file));
    }
    byte[] bytes = Base64.getMimeDecoder().decode(matcher.group(1));
    for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
      } catch (InvalidKeySpecException e) {
        continue; // a key of another algorithm
      }
    }
    throw Refusal.usage(file + " holds a private key of an algorithm that is not known here.");
  }

  /** Whether key and certificate belong together, and the certificate is good today. */
  private void require(Certificate[] chain, PrivateKey key, String file)
      throws GeneralSecurityException {
    X509Certificate own = (X509Certificate) chain[0];
    if (own.getNotAfter().toInstant().isBefore(shell.clock().instant())) {
      throw Refusal.usage(
          "the certificate of %s ended %s: renew it."
              .formatted(file, own.getNotAfter().toInstant()));
    }
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> "EdDSA";
        };
    Signature signature = Signature.getInstance(algorithm);
    byte[] text = "trainyard".getBytes(StandardCharsets.US_ASCII);
    signature.initSign(key);
    signature.update(text);
    byte[] signed = signature.sign();
    boolean isPair;
    try {
      signature.initVerify(own.getPublicKey());
      signature.update(text);
      isPair = signature.verify(signed);
    } catch (GeneralSecurityException e) {
      isPair = false; // not even of one algorithm
    }
    if (!isPair) {
      throw Refusal.usage("the private key is not that of the certificate of " + file + ".");
    }
  }

  private static Refusal unusable(String what, Exception e) {
    return Refusal.usage(
        "%s cannot be used for TLS: %s: %s."
            .formatted(what, e.getClass().getSimpleName(), Sentence.firstLine(e.getMessage())));
  }
}
