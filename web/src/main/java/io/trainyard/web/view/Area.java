package io.trainyard.web.view;

/** A part of the viewer that its header leads to. */
public enum Area {
  PIPELINES("Pipelines", "/", "p"),
  RUNS("Runs", "/runs", "r"),
  DATA("Data", "/data", "d"),
  MODELS("Models", "/models", "m"),
  COMPARE("Compare", "/compare", "c"),
  /** What belongs to no part: search, login, problems. */
  NONE("", "", "");

  private final String title;
  private final String address;
  private final String key;

  Area(String title, String address, String key) {
    this.title = title;
    this.address = address;
    this.key = key;
  }

  /** As the header names it. */
  public String title() {
    return title;
  }

  public String address() {
    return address;
  }

  /** What leads there after {@code g}. */
  public String key() {
    return key;
  }
}
