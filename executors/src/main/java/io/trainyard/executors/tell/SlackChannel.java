package io.trainyard.executors.tell;

import io.trainyard.engine.alert.Channel;
import io.trainyard.engine.alert.Message;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A webhook of Slack's shape: {@code {"text": ".."}}. Slack, Mattermost, Rocket.Chat and others
 * take it. Source of the escapes: Slack's "Formatting text for app surfaces".
 */
final class SlackChannel implements Channel {
  private static final int LONGEST = 3_000;

  private final JsonMapper mapper = JsonMapper.builder().build();
  private final HttpPost post;

  SlackChannel(HttpPost post) {
    this.post = post;
  }

  @Override
  public void send(Message message) throws Undelivered {
    String text =
        "*"
            + escaped(PlainText.line(message.subject()))
            + "*\n"
            + escaped(PlainText.cut(PlainText.lines(message.lines()).strip(), LONGEST));
    String json =
        mapper.writeValueAsString(JsonNodeFactory.instance.objectNode().put("text", text));
    post.send(HttpPost.utf8(json), Map.of("Idempotency-Key", message.key()));
  }

  /** What would otherwise call people, or be a link that shows another address. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
