package io.watchfloor.executors;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A line to a system that is cut in the middle of an action: it passes a request on in which a word stands, and then
/// neither that answer nor anything else, until it is mended.
public final class CutLine implements AutoCloseable {
    private final ServerSocket server;
    private final int target;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile String word = "";
    private volatile boolean cut;

    /// To a port on loopback.
    public CutLine(int target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    /// Where it is entered.
    public int port() {
        return server.getLocalPort();
    }

    /// Cuts after the next request that holds this word.
    public void cutAfter(String word) {
        this.word = word;
    }

    /// Whether it has been cut.
    public boolean isCut() {
        return cut;
    }

    /// Lets everything pass again.
    public void mend() {
        word = "";
        cut = false;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket near = server.accept();
                if (cut) {
                    near.close();
                    continue;
                }
                Socket far = new Socket();
                far.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), 1000);
                threads.execute(() -> pass(near, far, true));
                threads.execute(() -> pass(far, near, false));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pass(Socket from, Socket to, boolean forwards) {
        byte[] buffer = new byte[64 * 1024];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (!forwards && cut) {
                    return;
                }
                String watched = word;
                if (forwards
                        && !watched.isEmpty()
                        && new String(buffer, 0, count, StandardCharsets.ISO_8859_1).contains(watched)) {
                    cut = true;
                    word = "";
                }
                out.write(buffer, 0, count);
                out.flush();
            }
        } catch (IOException closed) {
            return;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
