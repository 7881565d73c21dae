package io.watchfloor.lab.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Client addresses for pods: 127.x.y.z with a prefix of this lab's own; 127.0.0.1 for all where the platform has
/// no other.
public final class Addresses implements Supplier<String> {
    private final boolean many;
    private final int second;
    private final AtomicInteger next = new AtomicInteger();

    private Addresses(boolean many, int second) {
        this.many = many;
        this.second = second;
    }

    /// Tries an address of the drawn prefix once, to know what the platform has.
    public static Addresses draw(RandomGenerator random) {
        int second = random.nextInt(16, 250);
        return new Addresses(bindable("127." + second + ".1.2"), second);
    }

    private static boolean bindable(String address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(address), 0));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public String get() {
        if (!many) {
            return "127.0.0.1";
        }
        int number = next.getAndIncrement();
        return "127." + second + "." + (1 + number / 250 % 250) + "." + (2 + number % 250);
    }
}
