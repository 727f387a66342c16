package io.trainyard.web.api.stream;

import io.trainyard.web.api.Desk;
import io.trainyard.web.api.Route;
import io.trainyard.web.api.Routes;
import io.trainyard.web.api.ServerDesks;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/** Routes whose answers may go on, with the thread that sends them. Closing ends every client. */
public final class StreamRoutes implements Routes, AutoCloseable {
  private final Streams streams;
  private final List<Routes> resources;

  /** Routes for what a desk and the log tell. */
  public StreamRoutes(Desk desk, ServerDesks server, ThreadFactory threads, InstantSource clock) {
    this.streams = new Streams(threads, clock);
    server.events().onAppend(streams::wake);
    this.resources =
        List.of(
            new AttemptsResource(desk, server.attempts(), streams),
            new EventsResource(server.events(), server.pipelineOf(), streams, clock));
  }

  @Override
  public List<Route> routes() {
    return resources.stream().flatMap(each -> each.routes().stream()).toList();
  }

  @Override
  public void close() {
    streams.close();
  }
}
