package io.trainyard.web.view;

import java.util.List;

/** The pages and actions of one part of the viewer. */
@FunctionalInterface
public interface Pages {
  List<PageRoute> pages();
}
