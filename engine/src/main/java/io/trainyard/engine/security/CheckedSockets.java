package io.trainyard.engine.security;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/**
 * Sockets for libraries that connect by themselves: each connects to the very address that {@link
 * Egress} has allowed, whatever the library found under the name. Thread-safe.
 */
public final class CheckedSockets extends SocketFactory {
  private final Egress egress;

  public CheckedSockets(Egress egress) {
    this.egress = egress;
  }

  @Override
  public Socket createSocket() {
    return new Checked(egress);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    Socket socket = createSocket();
    socket.connect(InetSocketAddress.createUnresolved(host, port));
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return createSocket(host.getHostAddress(), port);
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
      throws IOException {
    return createSocket(address, port);
  }

  private static final class Checked extends Socket {
    private final Egress egress;

    Checked(Egress egress) {
      this.egress = egress;
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
      connect(endpoint, 0);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
      if (!(endpoint instanceof InetSocketAddress wanted)) {
        throw new IOException("this is no address of a network");
      }
      InetAddress allowed = egress.check(wanted.getHostString());
      super.connect(new InetSocketAddress(allowed, wanted.getPort()), timeout);
    }
  }
}
