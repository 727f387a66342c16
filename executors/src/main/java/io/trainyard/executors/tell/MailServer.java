package io.trainyard.executors.tell;

import io.trainyard.engine.pipeline.ChannelSetting;
import java.util.Optional;
import java.util.Properties;
import javax.net.SocketFactory;

/**
 * Where mail is handed over.
 *
 * @param from the sender's address
 * @param tls {@code starttls}, {@code tls} or {@code none}
 * @param user empty where nobody logs in
 * @param password of the user
 */
record MailServer(
    String host, int port, String from, String tls, Optional<String> user, String password) {
  private static final String MILLIS = "20000";

  /** What a channel's settings say; they have been checked. */
  static MailServer of(ChannelSetting setting, Optional<String> user, String password) {
    String tls = setting.value("tls").orElse("starttls");
    int usual = tls.equals("tls") ? 465 : tls.equals("none") ? 25 : 587;
    return new MailServer(
        setting.value("host").orElse(""),
        setting.value("port").map(Integer::parseInt).orElse(usual),
        setting.value("from").orElse(""),
        tls,
        user,
        password);
  }

  /** The same for the library: every wait is bounded, and no certificate is believed unchecked. */
  Properties properties(SocketFactory sockets) {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", host);
    properties.put("mail.smtp.port", Integer.toString(port));
    properties.put("mail.smtp.connectiontimeout", MILLIS);
    properties.put("mail.smtp.timeout", MILLIS);
    properties.put("mail.smtp.writetimeout", MILLIS);
    properties.put("mail.smtp.auth", Boolean.toString(user.isPresent()));
    properties.put("mail.smtp.sendpartial", "true");
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.starttls.enable", Boolean.toString(tls.equals("starttls")));
    properties.put("mail.smtp.starttls.required", Boolean.toString(tls.equals("starttls")));
    properties.put("mail.smtp.ssl.enable", Boolean.toString(tls.equals("tls")));
    properties.put("mail.smtp.socketFactory", sockets);
    properties.put("mail.smtp.socketFactory.fallback", "false");
    properties.put("mail.smtp.ssl.socketFactory", sockets);
    return properties;
  }
}
