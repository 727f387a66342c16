package io.trainyard.web.app;

import io.trainyard.web.api.Guard;
import io.trainyard.web.api.Routes;
import java.util.List;

/** Everything that a server answers on, and what stands before it. */
record Entrance(Guard guard, List<Routes> routes) {}
