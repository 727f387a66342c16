package io.trainyard.web.api;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.io.SelectorManager;

/** Closes connections of an address that has too many. Thread-safe. */
final class AddressLimit implements SelectorManager.AcceptListener {
  private final int most;
  private final Map<SelectableChannel, InetAddress> open = new HashMap<>();
  private final Map<InetAddress, Integer> counts = new HashMap<>();

  AddressLimit(int most) {
    this.most = most;
  }

  @Override
  public void onAccepted(SelectableChannel channel) {
    try {
      if (channel instanceof SocketChannel socket
          && socket.getRemoteAddress() instanceof InetSocketAddress remote
          && !take(channel, remote.getAddress())) {
        channel.close();
      }
    } catch (IOException e) {
      // It is closed already.
      return;
    }
  }

  private synchronized boolean take(SelectableChannel channel, InetAddress address) {
    int count = counts.merge(address, 1, Integer::sum);
    open.put(channel, address);
    return count <= most;
  }

  @Override
  public synchronized void onClosed(SelectableChannel channel) {
    InetAddress address = open.remove(channel);
    if (address != null) {
      counts.computeIfPresent(address, (same, count) -> count > 1 ? count - 1 : null);
    }
  }
}
