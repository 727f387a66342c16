package io.trainyard.executors.tell;

import io.trainyard.engine.alert.Channel;
import io.trainyard.engine.alert.Message;
import io.trainyard.engine.security.Egress;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import javax.net.SocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Mail by SMTP, a connection each. The {@code Message-ID} is the message's key, the same for every
 * try, by which mail programs show a repeated one once. What goes wrong is told without addresses,
 * which do not belong into the log.
 */
final class MailChannel implements Channel {
  private static final int TEMPORARY = 500;

  private final MailServer server;
  private final Session session;

  MailChannel(MailServer server, SocketFactory sockets) {
    this.server = server;
    this.session = Session.getInstance(server.properties(sockets));
  }

  @Override
  public void send(Message message) throws Undelivered {
    try {
      Mail mail = mail(message);
      try (Transport transport = session.getTransport("smtp")) {
        connect(transport);
        transport.sendMessage(mail, mail.getAllRecipients());
      }
    } catch (AuthenticationFailedException e) {
      throw Undelivered.forNow(server.host() + " refuses the login");
    } catch (AddressException e) {
      throw Undelivered.forGood("an address is none");
    } catch (SendFailedException e) {
      throw refused(e);
    } catch (MessagingException e) {
      throw unreachable(e);
    }
  }

  private void connect(Transport transport) throws MessagingException {
    String user = server.user().orElse(null);
    String password = user == null ? null : server.password();
    transport.connect(server.host(), server.port(), user, password);
  }

  /** A mail that keeps its id. */
  private static final class Mail extends MimeMessage {
    private final String id;

    Mail(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }

  private Mail mail(Message message) throws MessagingException {
    String domain = server.from().substring(server.from().indexOf('@') + 1);
    Mail mail = new Mail(session, "<" + message.key() + "@" + domain + ">");
    mail.setFrom(new InternetAddress(server.from(), true));
    for (String to : message.to()) {
      mail.addRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(to, true));
    }
    if (message.to().isEmpty()) {
      throw new AddressException("nobody to send it to");
    }
    mail.setSubject(PlainText.line(message.subject()), StandardCharsets.UTF_8.name());
    mail.setText(PlainText.lines(message.lines()), StandardCharsets.UTF_8.name());
    mail.setSentDate(Date.from(message.time()));
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setHeader("X-Trainyard-Key", message.key());
    mail.saveChanges();
    return mail;
  }

  private Undelivered refused(SendFailedException e) {
    int code = code(e);
    int failed = count(e.getInvalidAddresses());
    int sent = count(e.getValidSentAddresses());
    String why = server.host() + " answered " + code;
    if (sent > 0) {
      int all = sent + failed + count(e.getValidUnsentAddresses());
      return Undelivered.forGood(why + " for some of " + all + " addresses; the others have it");
    }
    return code >= TEMPORARY ? Undelivered.forGood(why) : Undelivered.forNow(why);
  }

  private static int count(Address @Nullable [] addresses) {
    return addresses == null ? 0 : addresses.length;
  }

  /** The first code that the server answered; 0 where it answered none. */
  private static int code(MessagingException first) {
    @Nullable Exception each = first;
    int code = 0;
    while (each instanceof MessagingException failure && code == 0) {
      code =
          failure instanceof SMTPAddressFailedException address
              ? address.getReturnCode()
              : failure instanceof SMTPSendFailedException send && send.getReturnCode() >= 400
                  ? send.getReturnCode()
                  : 0;
      each = failure.getNextException();
    }
    return code;
  }

  private Undelivered unreachable(MessagingException e) {
    Exception cause = e.getNextException();
    if (cause instanceof Egress.Refused refused) {
      return Undelivered.forNow(String.valueOf(refused.getMessage()));
    }
    String kind = (cause == null ? e : cause).getClass().getSimpleName();
    return Undelivered.forNow(server.host() + ":" + server.port() + " does not answer: " + kind);
  }
}
