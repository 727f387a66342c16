package io.trainyard.web.api;

import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * An address that others reach, over TLS only.
 *
 * @param host an address of this machine, or {@code 0.0.0.0} for all
 * @param port 0 = any free one
 * @param store one private key with its certificates
 * @param password of the store and its key
 */
public record TlsAddress(String host, int port, KeyStore store, String password) {
  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  /** The names and addresses that the certificate is for: what {@code Host} may say. */
  Set<String> names() {
    Set<String> names = new TreeSet<>();
    try {
      for (String alias : Collections.list(store.aliases())) {
        if (store.getCertificate(alias) instanceof X509Certificate certificate) {
          names.addAll(names(certificate));
        }
      }
    } catch (KeyStoreException | CertificateParsingException e) {
      throw new IllegalArgumentException("the certificate's names cannot be read", e);
    }
    return names;
  }

  private static Set<String> names(X509Certificate certificate) throws CertificateParsingException {
    Set<String> names = new TreeSet<>();
    Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
    for (List<?> name : alternatives == null ? List.<List<?>>of() : alternatives) {
      String text = String.valueOf(name.get(1)).toLowerCase(Locale.ROOT);
      if (name.get(0).equals(DNS_NAME)) {
        names.add(text);
      } else if (name.get(0).equals(IP_ADDRESS)) {
        names.add(text.contains(":") ? "[" + text + "]" : text);
      }
    }
    return names;
  }

  /** Names its place alone, never the password. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
