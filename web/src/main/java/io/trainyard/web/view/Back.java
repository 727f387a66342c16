package io.trainyard.web.view;

import java.util.Optional;

/**
 * Back to a page, once something was done (303), so that loading it again does nothing twice.
 *
 * @param address of a page of this viewer, with its query
 * @param notice said on top of that page
 */
public record Back(String address, Optional<Notice> notice) implements Reply {
  public Back {
    if (!address.startsWith("/") || address.startsWith("//") || address.contains("\\")) {
      throw new IllegalArgumentException("not an address of this viewer: " + address);
    }
  }

  public static Back to(String address) {
    return new Back(address, Optional.empty());
  }

  public static Back to(String address, Notice notice) {
    return new Back(address, Optional.of(notice));
  }

  /** Where the browser goes. */
  String location() {
    String joint = address.contains("?") ? "&" : "?";
    return address + notice.map(said -> joint + "notice=" + said.code()).orElse("");
  }
}
