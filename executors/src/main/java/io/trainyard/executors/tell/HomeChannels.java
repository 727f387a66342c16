package io.trainyard.executors.tell;

import io.trainyard.engine.alert.Channel;
import io.trainyard.engine.alert.Channels;
import io.trainyard.engine.alert.Tells;
import io.trainyard.engine.pipeline.ChannelSetting;
import io.trainyard.engine.pipeline.HomeSettings;
import io.trainyard.engine.security.CheckedHttp;
import io.trainyard.engine.security.CheckedSockets;
import io.trainyard.engine.security.Egress;
import io.trainyard.engine.security.Secrets;
import io.trainyard.engine.security.UnusableSecret;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The channels that the settings of a home name, and its log. Secrets are looked up for each
 * message, so that one that was changed counts at once; each connection goes where {@link Egress}
 * allows. Thread-safe.
 */
public final class HomeChannels implements Channels {
  private static final String SECRET = "secret:";
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final HomeSettings settings;
  private final Secrets secrets;
  private final Egress egress;
  private final InstantSource clock;

  /** The channels of a home; its settings have been checked. */
  public HomeChannels(HomeSettings settings, Secrets secrets, InstantSource clock) {
    this.settings = settings;
    this.secrets = secrets;
    this.egress = Egress.allowing(settings.reachable());
    this.clock = clock;
  }

  @Override
  public Optional<Channel> named(String name) {
    if (name.equals(Tells.LOG)) {
      return Optional.of(new LogChannel());
    }
    return Optional.ofNullable(settings.channels().get(name))
        .map(setting -> message -> channel(setting).send(message));
  }

  @Override
  public Duration pace(String name) {
    ChannelSetting setting = settings.channels().get(name);
    return setting == null || setting.perMinute() == 0
        ? Duration.ZERO
        : MINUTE.dividedBy(setting.perMinute());
  }

  private Channel channel(ChannelSetting setting) throws Channel.Undelivered {
    return switch (setting.kind()) {
      case ChannelSetting.MAIL -> {
        Optional<String> user = value(setting, "user");
        String password = value(setting, "password").orElse("");
        yield new MailChannel(MailServer.of(setting, user, password), new CheckedSockets(egress));
      }
      case ChannelSetting.SLACK -> new SlackChannel(post(setting));
      default -> new WebhookChannel(post(setting), value(setting, "secret").orElse(""), clock);
    };
  }

  private HttpPost post(ChannelSetting setting) throws Channel.Undelivered {
    String url = value(setting, "url").orElse("");
    try {
      URI address = URI.create(url);
      boolean isHttp = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
      if (isHttp && address.getHost() != null) {
        return new HttpPost(new CheckedHttp(egress), address);
      }
    } catch (IllegalArgumentException e) {
      // Told below, without the text, which may be a secret.
    }
    throw Channel.Undelivered.forNow("the channel's 'url' is no address such as https://..");
  }

  private Optional<String> value(ChannelSetting setting, String word) throws Channel.Undelivered {
    Optional<String> said = setting.value(word);
    if (said.isEmpty() || !said.get().startsWith(SECRET)) {
      return said;
    }
    try {
      return Optional.of(secrets.value(said.get().substring(SECRET.length())));
    } catch (UnusableSecret e) {
      throw Channel.Undelivered.forNow(String.valueOf(e.getMessage()));
    }
  }
}
