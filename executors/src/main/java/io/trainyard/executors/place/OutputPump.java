package io.trainyard.executors.place;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Carries what a process prints to a stream, on a thread of its own. */
final class OutputPump implements Runnable {
  /** With the grace this stays below what the Runner allows for stopping. */
  static final long PATIENCE_MILLIS = 5_000;

  private final InputStream from;
  private final CountDownLatch carried = new CountDownLatch(1);
  private OutputStream to;

  OutputPump(InputStream from, OutputStream to) {
    this.from = from;
    this.to = to;
  }

  @Override
  public void run() {
    byte[] piece = new byte[1 << 14];
    try {
      for (int read = from.read(piece); read >= 0; read = from.read(piece)) {
        write(piece, read);
      }
    } catch (IOException e) {
      // The pipe was closed because nobody writes to it any more.
      return;
    } finally {
      carried.countDown();
    }
  }

  /** A full disk must not stop the process: what it prints is then read and dropped. */
  private synchronized void write(byte[] piece, int length) {
    try {
      to.write(piece, 0, length);
    } catch (IOException e) {
      to = OutputStream.nullOutputStream();
    }
  }

  /** What is read from now on goes elsewhere; nothing more to where it went before. */
  synchronized void turn(OutputStream other) {
    to = other;
  }

  /** Waits until all that was printed has been carried; the process is dead already. */
  void finish() throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      // Longer only where somebody who got away holds the other end.
      carried.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    from.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
