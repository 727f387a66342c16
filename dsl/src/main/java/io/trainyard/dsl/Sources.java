package io.trainyard.dsl;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.pipeline.Problem;
import io.trainyard.engine.pipeline.Source;
import io.trainyard.engine.pipeline.SourceRef;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Files as text: UTF-8, with or without a byte order mark, with any line ends. */
final class Sources {
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private Sources() {}

  /**
   * A file that was read.
   *
   * @param problem why it is no text, if it is none
   */
  record Text(Source source, Optional<Problem> problem) {}

  static Text of(String path, byte[] bytes) {
    int start = startsWithMark(bytes) ? MARK.length : 0;
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString().replace("\r\n", "\n").replace('\r', '\n');
    Source source = new Source(path, Digest.of(bytes).toString(), text);
    if (!result.isError()) {
      return new Text(source, Optional.empty());
    }
    String message = "not UTF-8 at byte " + in.position() + ": save the file as UTF-8";
    return new Text(source, Optional.of(Problem.error(new SourceRef(path, 0, 0), message)));
  }

  private static boolean startsWithMark(byte[] bytes) {
    return bytes.length >= MARK.length
        && bytes[0] == MARK[0]
        && bytes[1] == MARK[1]
        && bytes[2] == MARK[2];
  }

  /** Digest over each file's path and digest. */
  static String version(List<Source> sources) {
    StringBuilder text = new StringBuilder("trainyard pipeline\n");
    sources.forEach(
        source -> text.append(source.path()).append(' ').append(source.digest()).append('\n'));
    return Digest.of(text.toString()).toString();
  }
}
