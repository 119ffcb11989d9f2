package io.noscope.video;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A server on this machine that hangs up on everybody and counts who came. */
final class LoopbackListener implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final BlockingQueue<Integer> callers = new LinkedBlockingQueue<>();

  LoopbackListener() throws IOException {
    Thread thread = new Thread(this::listen, "loopback-listener");
    thread.setDaemon(true);
    thread.start();
  }

  private void listen() {
    try {
      while (true) {
        try (Socket caller = server.accept()) {
          callers.add(caller.getPort());
        }
      }
    } catch (IOException e) {
      // Closed: the test is over.
    }
  }

  int port() {
    return server.getLocalPort();
  }

  /** Connections since the last call. Callers are counted in order, so one of our own ends them. */
  int connections() throws IOException, InterruptedException {
    try (Socket last = new Socket(server.getInetAddress(), port())) {
      int count = 0;
      while (callers.take() != last.getLocalPort()) {
        count++;
      }
      return count;
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
