package io.trainyard.web.app;

import io.trainyard.engine.alert.Channel;
import io.trainyard.engine.alert.Message;
import io.trainyard.engine.alert.Tells;
import io.trainyard.engine.pipeline.ChannelSetting;
import io.trainyard.engine.pipeline.HomeSettings;
import io.trainyard.engine.security.Masker;
import io.trainyard.engine.security.Secrets;
import io.trainyard.engine.security.UnusableSecret;
import io.trainyard.executors.tell.HomeChannels;
import io.trainyard.web.app.Examination.Result;
import io.trainyard.web.app.Examination.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The channels of a home, looked at before they are needed. */
final class ChannelTrial {
  private static final String SECRET = "secret:";

  private final Home home;
  private final Shell shell;

  ChannelTrial(Home home, Shell shell) {
    this.home = home;
    this.shell = shell;
  }

  /** Whether each channel has the secrets it names; nothing is sent. */
  List<Result> secrets() {
    HomeSettings settings;
    try {
      settings = SettingsFile.read(home.settings());
    } catch (Refusal e) {
      return List.of(); // told where the settings are looked at
    }
    List<Result> results = new ArrayList<>();
    Secrets secrets = secretsOfHome();
    new TreeMap<>(settings.channels())
        .forEach((name, channel) -> results.add(result(name, channel, secrets)));
    return results;
  }

  private static Result result(String name, ChannelSetting channel, Secrets secrets) {
    for (Map.Entry<String, String> each : channel.values().entrySet()) {
      if (each.getValue().startsWith(SECRET)) {
        try {
          secrets.value(each.getValue().substring(SECRET.length()));
        } catch (UnusableSecret e) {
          return new Result(Verdict.LOOK, "channel " + name, String.valueOf(e.getMessage()));
        }
      }
    }
    String found = channel.kind() + "; try it with: doctor --try-channel " + name;
    return new Result(Verdict.OK, "channel " + name, found);
  }

  private Secrets secretsOfHome() {
    return new Secrets(
        shell.environment(),
        home.folder().resolve("secrets"),
        new Masker(),
        SecretCommand.of(home.settings()));
  }

  private static String known(Set<String> names) {
    return names.isEmpty()
        ? "add it under 'channels' in settings.json"
        : "it has " + String.join(", ", names);
  }

  /**
   * Sends a message by a channel.
   *
   * @param to whom, where it is one of mail
   */
  Result send(String name, List<String> to) {
    HomeSettings settings = SettingsFile.read(home.settings());
    Optional<Channel> channel =
        new HomeChannels(settings, secretsOfHome(), shell.clock()).named(name);
    if (channel.isEmpty()) {
      throw Refusal.usage(
          "this home has no channel '%s': %s."
              .formatted(name, known(new TreeMap<>(settings.channels()).keySet())));
    }
    if (name.equals(Tells.MAIL) && to.isEmpty()) {
      throw Refusal.usage("say to whom the mail goes: --to ml@example.com.");
    }
    Instant now = shell.clock().instant();
    Message message =
        new Message(
            "trainyard-test-" + Long.toString(now.toEpochMilli(), Character.MAX_RADIX),
            now,
            to,
            "Trainyard can reach you",
            List.of("Somebody tried the channel '" + name + "' with trainyard doctor."),
            new Message.Facts("test", 0, "", 0, "", false));
    try {
      channel.get().send(message);
      return new Result(Verdict.OK, "channel " + name, "the message was taken");
    } catch (Channel.Undelivered e) {
      return new Result(Verdict.BAD, "channel " + name, String.valueOf(e.getMessage()));
    }
  }
}
