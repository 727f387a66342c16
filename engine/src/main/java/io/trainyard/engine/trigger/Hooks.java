package io.trainyard.engine.trigger;

import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.Journal;
import io.trainyard.engine.event.NewEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Takes signed calls from outside. What a call carries is kept as an artifact, which can be erased;
 * the log has its digest. Thread-safe.
 */
public final class Hooks {
  private static final String ACTOR = "hook:";

  /** Signed with when there is no such hook, so that this takes as long. */
  private static final String NOBODYS = "nobody's";

  private final Ports ports;

  /**
   * What hooks stand on.
   *
   * @param hooks by name, the paths of their secrets
   * @param secrets the value of a secret; empty where there is none that can be used
   */
  public record Ports(
      Supplier<Map<String, List<String>>> hooks,
      Function<String, Optional<String>> secrets,
      Triggers triggers,
      Journal journal,
      ArtifactStore artifacts,
      InstantSource clock) {}

  /**
   * A call that was taken.
   *
   * @param event seq of its event
   * @param isRepeated whether it had been taken before
   */
  public record Taken(long event, boolean isRepeated) {}

  public Hooks(Ports ports) {
    this.ports = ports;
  }

  /** Whether a call is from who knows the secret of the hook, and of now. */
  public boolean isGenuine(String hook, HookSignature.Head head, byte[] body) {
    List<String> paths = ports.hooks().get().getOrDefault(hook, List.of());
    List<String> secrets =
        paths.stream().flatMap(path -> ports.secrets().apply(path).stream()).toList();
    if (secrets.isEmpty()) {
      HookSignature.isSigned(head, body, NOBODYS);
      return false;
    }
    boolean isSigned = false;
    for (String secret : secrets) {
      isSigned |= HookSignature.isSigned(head, body, secret);
    }
    return isSigned && HookSignature.isRecent(head, ports.clock().instant());
  }

  /** Takes a genuine call; returns when it is forced in the log. */
  public Taken take(String hook, HookCall call) {
    String key = Digest.of(call.key()).toString();
    Optional<Long> before = ports.triggers().received(hook, key);
    if (before.isPresent()) {
      return new Taken(before.get(), true);
    }
    byte[] kept = call.kept().toString().getBytes(StandardCharsets.UTF_8);
    TriggerEvents.HookReceived facts =
        new TriggerEvents.HookReceived(hook, key, keep(kept), kept.length);
    NewEvent event =
        new NewEvent(TriggerEvents.HOOK_RECEIVED, ACTOR + hook, 0, EventJson.write(facts));
    try {
      return new Taken(ports.journal().write(List.of(event)), false);
    } catch (Journal.Conflict e) {
      return new Taken(ports.triggers().received(hook, key).orElseThrow(), true);
    }
  }

  private String keep(byte[] kept) {
    try {
      return ports.artifacts().put(kept).digest().toString();
    } catch (IOException e) {
      throw new UncheckedIOException("what the hook received cannot be kept", e);
    }
  }
}
