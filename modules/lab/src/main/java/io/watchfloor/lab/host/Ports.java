package io.watchfloor.lab.host;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// Free loopback ports for servers that must be told theirs.
public final class Ports {
    private static final int LOWEST = 20_000;
    private static final int BEYOND = 32_000;
    private static final int ATTEMPTS = 100;

    private Ports() {}

    /// As many different ports as asked for; each was free a moment ago. They lie below those that systems give to
    /// clients, so that no connection of anybody takes one before its server starts, or while it starts again.
    public static List<Integer> free(int count) throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(hold());
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
    }

    private static ServerSocket hold() throws IOException {
        int taken = 0;
        while (taken < ATTEMPTS) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, BEYOND);
            try {
                return new ServerSocket(port, 1, loopback());
            } catch (BindException _) {
                taken++;
            }
        }
        return new ServerSocket(0, 1, loopback());
    }

    /// Refuses a port that somebody listens on; 0 stands for any.
    public static void requireFree(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(loopback(), port));
        } catch (BindException e) {
            throw new CannotStart("port " + port + " is taken", e);
        }
    }

    /// 127.0.0.1, whatever the machine calls localhost.
    public static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }
}
