package io.trainyard.web.view;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.util.Map;

/**
 * The templates below {@code src/main/jte}, as the build has compiled them. Everything they print
 * is escaped for where it stands. Thread-safe.
 */
final class Templates {
  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(null, ContentType.Html, Templates.class.getClassLoader());

  /** The page as HTML, in UTF-8. */
  byte[] render(Frame frame) {
    Utf8ByteOutput output = new Utf8ByteOutput();
    Map<String, Object> params = Map.of("frame", frame, "page", frame.page().content());
    engine.render(frame.page().template(), params, output);
    return output.toByteArray();
  }
}
