package io.trainyard.engine.alert;

/** A way to people or programs outside. Thread-safe. */
@FunctionalInterface
public interface Channel {

  /**
   * Hands a message over, within a bounded time. The receiver gets the message's key, by which it
   * can tell a repeated one.
   *
   * @throws Undelivered when it was not acknowledged
   */
  void send(Message message) throws Undelivered;

  /** A message was not acknowledged; whether it arrived is not known. */
  final class Undelivered extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean isForGood;

    private Undelivered(String message, boolean isForGood) {
      super(message);
      this.isForGood = isForGood;
    }

    /** The channel may work again later. */
    public static Undelivered forNow(String why) {
      return new Undelivered(why, false);
    }

    /** The message will never be taken. */
    public static Undelivered forGood(String why) {
      return new Undelivered(why, true);
    }

    public boolean isForGood() {
      return isForGood;
    }
  }
}
