package io.trainyard.engine.security;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Asks addresses over HTTP/1.1, and connects to the very address that {@link Egress} has allowed:
 * clients that look a name up by themselves could be told another address than the one that was
 * checked. One connection a request; redirects are the caller's. Thread-safe; an interrupt ends a
 * request.
 */
public final class CheckedHttp {
  private static final int CONNECT_MILLIS = 30_000;
  private final Egress egress;

  public CheckedHttp(Egress egress) {
    this.egress = egress;
  }

  /**
   * What to ask.
   *
   * @param address {@code http} or {@code https}, with a host
   * @param headers beyond {@code Host} and those of the body
   * @param body none is sent where it is empty and the method is GET or HEAD
   * @param patience how long the other side may be silent
   */
  public record Request(
      String method, URI address, Map<String, String> headers, byte[] body, Duration patience) {}

  /** What was answered. Closing it ends the connection. */
  public static final class Answer implements AutoCloseable {
    private final Socket socket;
    private final HttpHead head;
    private final InputStream body;

    Answer(Socket socket, HttpHead head, InputStream body) {
      this.socket = socket;
      this.head = head;
      this.body = body;
    }

    public int status() {
      return head.status();
    }

    /** The first header of this name, whatever its case. */
    public Optional<String> header(String name) {
      return Optional.ofNullable(head.headers().get(name.toLowerCase(Locale.ROOT)));
    }

    /** The body without the way it was sent; ends early with an {@link IOException} only. */
    public InputStream body() {
      return body;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  /**
   * Asks.
   *
   * @throws Egress.Refused where the address is inside and not allowed; nothing was sent then
   */
  public Answer send(Request request) throws IOException {
    byte[] head = head(request);
    Socket socket = connect(request);
    boolean isAnswered = false;
    try {
      OutputStream out = new BufferedOutputStream(socket.getOutputStream());
      out.write(head);
      out.write(request.body());
      out.flush();
      InputStream in = new BufferedInputStream(socket.getInputStream());
      HttpHead said = HttpHead.read(in);
      while (said.status() / 100 == 1) {
        said = HttpHead.read(in);
      }
      Answer answer = new Answer(socket, said, said.body(in, request.method().equals("HEAD")));
      isAnswered = true;
      return answer;
    } finally {
      if (!isAnswered) {
        socket.close();
      }
    }
  }

  private Socket connect(Request request) throws IOException {
    URI address = request.address();
    boolean isSecure = "https".equalsIgnoreCase(address.getScheme());
    int port = address.getPort() >= 0 ? address.getPort() : isSecure ? 443 : 80;
    InetAddress checked = egress.check(address.getHost());
    // A channel's socket, since an interrupt ends what it does.
    Socket socket = SocketChannel.open().socket();
    boolean isReady = false;
    try {
      socket.connect(new InetSocketAddress(checked, port), CONNECT_MILLIS);
      socket.setSoTimeout((int) Math.min(Integer.MAX_VALUE, request.patience().toMillis()));
      Socket ready = isSecure ? secured(socket, address.getHost(), port) : socket;
      isReady = true;
      return ready;
    } finally {
      if (!isReady) {
        socket.close();
      }
    }
  }

  private static Socket secured(Socket plain, String host, int port) throws IOException {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    SSLSocket socket = (SSLSocket) factory.createSocket(plain, host, port, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static byte[] head(Request request) throws IOException {
    URI address = request.address();
    String path =
        address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Host", address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort()));
    headers.put("User-Agent", "trainyard");
    headers.put("Accept", "*/*");
    headers.put("Connection", "close");
    headers.putAll(request.headers());
    boolean hasBody = request.body().length > 0 || !request.method().matches("GET|HEAD");
    if (hasBody) {
      headers.put("Content-Length", Integer.toString(request.body().length));
    }
    StringBuilder head = new StringBuilder();
    head.append(request.method()).append(' ').append(path).append(query).append(" HTTP/1.1\r\n");
    for (Map.Entry<String, String> header : headers.entrySet()) {
      head.append(oneLine(header.getKey())).append(": ").append(oneLine(header.getValue()));
      head.append("\r\n");
    }
    head.append("\r\n");
    return head.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A line end in a header would begin another one. */
  private static String oneLine(String text) throws IOException {
    if (text.chars().anyMatch(letter -> letter < ' ' && letter != '\t' || letter == 127)) {
      throw new IOException("a header must not hold line ends or control characters");
    }
    return text;
  }
}
