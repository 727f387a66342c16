package io.trainyard.executors.tell;

import io.trainyard.engine.alert.Channel;
import io.trainyard.engine.alert.Message;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A webhook whose body is signed: {@code webhook-signature} is {@code v1,} and the base64 of the
 * HMAC-SHA256 over {@code id.timestamp.body}. The id is the message's key, the same for every try.
 * Source: standardwebhooks.com, version 1.0.0.
 */
final class WebhookChannel implements Channel {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String ENCODED = "whsec_";

  private final JsonMapper mapper = JsonMapper.builder().build();
  private final HttpPost post;
  private final byte[] secret;
  private final InstantSource clock;

  /**
   * A signed webhook.
   *
   * @param secret both sides know it: base64 behind {@code whsec_}, or any other text as UTF-8
   */
  WebhookChannel(HttpPost post, String secret, InstantSource clock) {
    this.post = post;
    this.secret = bytes(secret);
    this.clock = clock;
  }

  private static byte[] bytes(String secret) {
    if (secret.startsWith(ENCODED)) {
      try {
        return Base64.getDecoder().decode(secret.substring(ENCODED.length()));
      } catch (IllegalArgumentException e) {
        return HttpPost.utf8(secret); // it only looks like one
      }
    }
    return HttpPost.utf8(secret);
  }

  @Override
  public void send(Message message) throws Undelivered {
    String body = mapper.writeValueAsString(body(message));
    String timestamp = Long.toString(clock.instant().getEpochSecond());
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("webhook-id", message.key());
    headers.put("webhook-timestamp", timestamp);
    headers.put("webhook-signature", "v1," + signature(message.key(), timestamp, body));
    headers.put("Idempotency-Key", message.key());
    post.send(HttpPost.utf8(body), headers);
  }

  private static ObjectNode body(Message message) {
    Message.Facts facts = message.facts();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("key", message.key());
    node.put("about", facts.about());
    node.put("event", facts.event());
    node.put("time", message.time().toString());
    node.put("pipeline", facts.pipeline());
    if (facts.run() > 0) {
      node.put("run", facts.run());
    }
    if (!facts.step().isEmpty()) {
      node.put("step", facts.step());
    }
    node.put("urgent", facts.urgent());
    node.put("subject", PlainText.line(message.subject()));
    ArrayNode lines = node.putArray("lines");
    message.lines().forEach(lines::add);
    return node;
  }

  private String signature(String id, String timestamp, String body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      byte[] signed = mac.doFinal(HttpPost.utf8(id + "." + timestamp + "." + body));
      return Base64.getEncoder().encodeToString(signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
