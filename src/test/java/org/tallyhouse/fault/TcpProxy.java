package org.tallyhouse.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The way to a server, which a test cuts: what is connected is lost, and whoever comes is refused, until it is mended. */
final class TcpProxy implements AutoCloseable {
    private static final int CHUNK = 1 << 16;

    private final InetSocketAddress server;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket door;
    private volatile Thread doorman;
    private volatile @Nullable String lastWord;

    TcpProxy(String host, int serverPort) {
        this.server = new InetSocketAddress(host, serverPort);
        this.door = open(0);
        this.doorman = watch(door);
        this.port = door.getLocalPort();
    }

    int port() {
        return port;
    }

    /** Cuts every connection; nobody gets through any more. */
    synchronized void cut() {
        close(door);
        sockets.forEach(TcpProxy::close);
        sockets.clear();
    }

    synchronized void mend() {
        lastWord = null;
        if (door.isClosed()) {
            awaitEnd(doorman);
            door = open(port);
            doorman = watch(door);
        }
    }

    /** Whoever waits at a closed door keeps its port until he has noticed. */
    private static void awaitEnd(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Cuts when the server has answered the next message with this text, before the answer is passed on. */
    void cutAfter(String text) {
        lastWord = text;
    }

    @Override
    public void close() {
        cut();
    }

    private ServerSocket open(int at) {
        try {
            ServerSocket opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Thread watch(ServerSocket opened) {
        return start(() -> accept(opened));
    }

    private void accept(ServerSocket at) throws IOException {
        while (true) {
            Socket client = at.accept();
            Socket behind = new Socket();
            sockets.add(client);
            sockets.add(behind);
            behind.connect(server);
            Way way = new Way();
            start(() -> pass(client, behind, way, true));
            start(() -> pass(behind, client, way, false));
        }
    }

    /** What both directions of a connection know. */
    private static final class Way {
        private volatile boolean answerIsLost;
    }

    private void pass(Socket from, Socket to, Way way, boolean isFromClient) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                if (isFromClient) {
                    look(chunk, read, way);
                } else if (way.answerIsLost) {
                    cut();
                    return;
                }
                out.write(chunk, 0, read);
                out.flush();
            }
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private void look(byte[] chunk, int read, Way way) {
        String word = lastWord;
        if (word != null
                && new String(chunk, 0, read, StandardCharsets.ISO_8859_1)
                        .toLowerCase(Locale.ROOT)
                        .contains(word)) {
            lastWord = null;
            way.answerIsLost = true;
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static Thread start(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (SocketException e) {
                        // cut, by the test or by an end
                        return;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                "proxy");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
