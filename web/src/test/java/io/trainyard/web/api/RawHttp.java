package io.trainyard.web.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.net.SocketFactory;

/** HTTP written by hand: clients of libraries do not let a test send a wrong Host or path. */
public final class RawHttp {
  private final int port;
  private final SocketFactory sockets;

  public RawHttp(int port) {
    this(port, SocketFactory.getDefault());
  }

  /** Over sockets of another kind. */
  public RawHttp(int port, SocketFactory sockets) {
    this.port = port;
    this.sockets = sockets;
  }

  /** What came back. */
  public record Answer(int status, String head, String body) {
    public boolean says(String header) {
      return head.toLowerCase(Locale.ROOT).contains(header.toLowerCase(Locale.ROOT));
    }
  }

  public Answer get(String path, String... headers) throws IOException {
    return send("GET", path, "", headers);
  }

  public Answer post(String path, String body, String... headers) throws IOException {
    return send("POST", path, body, headers);
  }

  /** Sends a request with {@code Host: localhost}, unless a header says otherwise. */
  public Answer send(String method, String path, String body, String... headers)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
    boolean hasHost = false;
    for (String header : headers) {
      hasHost |= header.startsWith("Host:");
      head.append(header).append("\r\n");
    }
    if (!hasHost) {
      head.append("Host: localhost:").append(port).append("\r\n");
    }
    head.append("Content-Length: ").append(bytes.length).append("\r\nConnection: close\r\n\r\n");
    try (Socket socket = sockets.createSocket(InetAddress.getLoopbackAddress(), port)) {
      OutputStream out = socket.getOutputStream();
      out.write(head.toString().getBytes(StandardCharsets.UTF_8));
      out.write(bytes);
      out.flush();
      InputStream in = socket.getInputStream();
      return answer(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static Answer answer(String text) {
    int end = text.indexOf("\r\n\r\n");
    String head = end < 0 ? text : text.substring(0, end);
    String body = end < 0 ? "" : text.substring(end + 4);
    return new Answer(Integer.parseInt(head.split(" ", 3)[1]), head, body);
  }
}
