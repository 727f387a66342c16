package io.trainyard.engine.security;

/** What events about calls of the server carry. Who called, and when, are the event's own. */
public final class CallEvents {
  public static final String MADE = "call.made";
  public static final String DENIED = "call.denied";

  /** Denied calls that came too fast to be told one by one. */
  public static final String UNTOLD = "call.untold";

  private CallEvents() {}

  /**
   * A call that changed something, or was refused for who asked.
   *
   * @param route the path with its parameters in braces
   * @param object what the parameters of the path name, such as {@code run=12}
   * @param status that was answered
   */
  public record Call(String method, String route, String object, int status) {}

  /**
   * How many denied calls were not told one by one.
   *
   * @param count since the last of these events
   */
  public record Untold(long count) {}
}
