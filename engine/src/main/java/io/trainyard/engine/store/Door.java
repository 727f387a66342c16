package io.trainyard.engine.store;

/**
 * Where other servers get in.
 *
 * @param address empty = nowhere yet
 * @param token what lets them in
 */
record Door(String address, String token) {
  static final Door SHUT = new Door("", "");

  /** Never the token. */
  @Override
  public String toString() {
    return address;
  }
}
