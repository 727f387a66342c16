package io.trainyard.engine.alert;

/** How far a notification is. */
public enum NotificationState {
  /** It is to be sent, perhaps once more. */
  DUE,
  /** The channel has acknowledged it. */
  SENT,
  /** It could not be sent and is not tried again. */
  FAILED,
  /** An equal one had been told a moment before. */
  LEFT_OUT
}
