package io.trainyard.pipelines.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/** A file that is appended to and forced once a turn; 160 bytes for each start and end. */
final class LogPlace implements Floor.Place {
  private static final int RECORD = 160;
  private FileChannel file;

  @Override
  public void open(Path folder) throws IOException {
    file =
        FileChannel.open(
            folder.resolve("floor.log"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.APPEND);
  }

  @Override
  public void note(List<Integer> steps, String state, boolean isTurn) throws IOException {
    ByteBuffer records = ByteBuffer.allocate(RECORD * steps.size());
    for (int step : steps) {
      byte[] text = (step + " " + state + "\n").getBytes(StandardCharsets.US_ASCII);
      records.put(Arrays.copyOf(text, RECORD));
    }
    records.flip();
    while (records.hasRemaining()) {
      file.write(records);
    }
    if (isTurn) {
      file.force(false);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
