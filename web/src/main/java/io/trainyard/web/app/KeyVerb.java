package io.trainyard.web.app;

import io.trainyard.web.api.KeyDesk;
import io.trainyard.web.api.KeyMade;
import io.trainyard.web.api.KeyOrder;
import io.trainyard.web.api.KeyRotation;
import io.trainyard.web.api.KeyView;
import io.trainyard.web.app.text.Format;
import io.trainyard.web.app.text.TextTable;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trainyard key}: makes, lists, ends and replaces keys. */
@Command(
    name = "key",
    description = {
      "Make and take the keys by which people and programs get in from elsewhere.",
      "  key init                            an admin's key, kept in admin.key of the home",
      "  key create NAME --role ROLE         a key, printed once",
      "  key list                            every key there ever was",
      "  key revoke NAME                     ends a key now",
      "  key rotate NAME [--grace 24h]       another key of the same scope, printed once",
      "  key browser                         an address by which a browser here logs in, once",
      "Roles: caller, viewer, operator, approver, author, admin."
    })
final class KeyVerb extends AskingVerb {
  @Parameters(index = "0", paramLabel = "ACTION", description = "init, create, list, ..")
  private String action = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "Whose key.")
  private @Nullable String name;

  @Option(names = "--role", paramLabel = "ROLE", description = "May be given more than once.")
  private List<String> roles = List.of();

  @Option(
      names = "--pipeline",
      paramLabel = "NAME",
      description = "Sees only this pipeline; may be given more than once.")
  private List<String> pipelines = List.of();

  @Option(
      names = "--expires",
      paramLabel = "WHEN",
      description = "Such as 90d, 12h, 2027-01-31; never unless said.")
  private @Nullable String expires;

  @Option(
      names = "--grace",
      paramLabel = "TIME",
      description = "For how long a replaced key is still good; not at all unless said.")
  private @Nullable String grace;

  KeyVerb(Shell shell) {
    super(shell);
  }

  @Override
  public Integer call() throws IOException {
    try (OpenDesk open = runningDesk()) {
      KeyDesk keys = open.desk().keys();
      switch (action) {
        case "init" -> init(keys);
        case "create" -> tell(keys.create(order(), Actor.of(shell())));
        case "browser" -> browser(open);
        case "list" -> list(keys.keys());
        case "revoke" -> revoked(keys.revoke(named(), Actor.of(shell())));
        case "rotate" -> tell(keys.rotate(named(), rotation(), Actor.of(shell())));
        default ->
            throw Refusal.usage(
                "'key %s' is not known: there are init, create, list, revoke, rotate and browser."
                    .formatted(action));
      }
    }
    return Exit.OK;
  }

  private void init(KeyDesk keys) throws IOException {
    if (server() != null) {
      throw Refusal.usage("'key init' is for the machine of the home: log in there.");
    }
    KeyMade made =
        new FirstKey(home(), keys)
            .make(Actor.of(shell()))
            .orElseThrow(
                () ->
                    Refusal.usage(
                        "there is an admin's key already: see trainyard key list, or make another"
                            + " with trainyard key create NAME --role admin."));
    tell(made);
    shell().err().println("it is kept in " + home().adminKey() + ", which you alone can read");
  }

  private void browser(OpenDesk open) {
    if (open.server().isEmpty()) {
      throw Refusal.usage("nobody serves this home: start it with trainyard serve.");
    }
    String code = open.desk().keys().browser(Actor.of(shell())).code();
    print(open.server() + "/login?code=" + code);
    shell().err().println("good once, within ten minutes, in a browser on this machine");
  }

  private KeyOrder order() {
    if (roles.isEmpty()) {
      throw Refusal.usage(
          "say what the key is for: --role caller, viewer, operator, approver, author or admin.");
    }
    return new KeyOrder(named(), roles, pipelines, expiry());
  }

  private KeyRotation rotation() {
    return new KeyRotation(
        grace == null ? null : PointInTime.span(grace, "--grace").toString(), expiry());
  }

  private @Nullable String expiry() {
    return expires == null
        ? null
        : PointInTime.parse(expires, "--expires", shell().clock().instant()).toString();
  }

  private String named() {
    if (name == null) {
      throw Refusal.usage("name the key: trainyard key %s NAME.".formatted(action));
    }
    return name;
  }

  /** The key alone on standard output, so that a script can take it. */
  private void tell(KeyMade made) {
    if (json()) {
      printJson(made);
      return;
    }
    print(made.text());
    KeyView key = made.key();
    shell()
        .err()
        .println(
            "this key of %s (%s) is shown once%s"
                .formatted(
                    key.name(),
                    String.join(", ", key.roles()),
                    key.expires() == null
                        ? ""
                        : "; it ends " + Format.day(key.expires(), shell().clock().getZone())));
  }

  private void revoked(KeyView key) {
    if (json()) {
      printJson(key);
    } else {
      print("the key of " + key.name() + " (" + key.prefix() + ") is revoked");
    }
  }

  private void list(List<KeyView> keys) {
    if (json()) {
      printJson(keys);
      return;
    }
    if (keys.isEmpty()) {
      print("no keys yet: trainyard key create NAME --role ROLE");
      return;
    }
    TextTable table = TextTable.of("name", "key", "state", "roles", "pipelines", "made", "by");
    for (KeyView key : keys) {
      table.row(
          key.name(),
          key.prefix() + "..",
          state(key),
          String.join(", ", key.roles()),
          key.pipelines().isEmpty() ? "all" : String.join(", ", key.pipelines()),
          Format.day(key.created(), shell().clock().getZone()),
          key.creator());
    }
    table.lines().forEach(this::print);
  }

  private String state(KeyView key) {
    Instant revoked = key.revoked();
    Instant ends = key.expires();
    if (!key.isLive()) {
      return revoked == null ? "expired" : "revoked";
    }
    Instant end = revoked == null ? ends : revoked;
    return end == null ? "good" : "good until " + Format.day(end, shell().clock().getZone());
  }
}
