package io.watchfloor.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A network between a console and a server that can be cut, or made to swallow everything.
final class Wire implements AutoCloseable {
    private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean cut;
    private boolean silent;

    Wire(int server) throws IOException {
        this.server = server;
        Thread.ofVirtual().name("wire").start(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                if (isCut()) {
                    client.close();
                } else {
                    Socket other = new Socket(InetAddress.getLoopbackAddress(), server);
                    open.add(client);
                    open.add(other);
                    Thread.ofVirtual().start(() -> carry(client, other));
                    Thread.ofVirtual().start(() -> carry(other, client));
                }
            } catch (IOException ended) {
                // Closed, or the server is away: the client sees its connection end.
            }
        }
    }

    private boolean isCut() {
        lock.lock();
        try {
            return cut;
        } finally {
            lock.unlock();
        }
    }

    private void carry(Socket from, Socket to) {
        byte[] block = new byte[8192];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                whileSilent();
                out.write(block, 0, count);
            }
        } catch (IOException | InterruptedException ended) {
            // The other end sees its connection end.
        }
    }

    private void whileSilent() throws InterruptedException {
        lock.lock();
        try {
            while (silent) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Ends every connection and lets none through.
    void cut() throws IOException {
        set(true, false);
        for (Socket socket : open) {
            socket.close();
        }
        open.clear();
    }

    /// Keeps every connection and carries nothing.
    void silence() {
        set(false, true);
    }

    void mend() {
        set(false, false);
    }

    private void set(boolean isCut, boolean isSilent) {
        lock.lock();
        try {
            cut = isCut;
            silent = isSilent;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        cut();
    }
}
