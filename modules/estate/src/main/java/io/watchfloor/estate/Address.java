package io.watchfloor.estate;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `host:port` with names, IPv4 and bracketed IPv6.
final class Address {
    private static final Pattern SHAPE =
            Pattern.compile("(\\[[0-9A-Fa-f:.%]+\\]|[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)(?::(\\d{1,5}))?");

    private Address() {}

    /// The address with its port, or nothing when it is none.
    static Optional<String> read(String text, int usualPort) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String port = matcher.group(2);
        int number = port == null ? usualPort : Integer.parseInt(port);
        return number < 1 || number > 65_535 ? Optional.empty() : Optional.of(matcher.group(1) + ":" + number);
    }

    /// Whether it stays on this machine.
    static boolean loopback(String address) {
        String host = address.substring(0, address.lastIndexOf(':'));
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }
}
