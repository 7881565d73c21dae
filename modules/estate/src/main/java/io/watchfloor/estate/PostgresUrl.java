package io.watchfloor.estate;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads `postgresql://role@host:5432,other:5432/database?sslmode=verify-full`.
///
/// @param nodes    `host:port` of each
/// @param user     absent when the URL names none
/// @param database absent when the URL names none
/// @param ssl      absent when the URL names none
record PostgresUrl(
        List<String> nodes, @Nullable String user, @Nullable String database, Fields.@Nullable Text ssl) {
    static final int PORT = 5432;

    PostgresUrl {
        nodes = List.copyOf(nodes);
    }

    /// The parts of the URL; what is wrong with it is named without repeating what may be a password.
    static PostgresUrl read(Fields.Text text, Mistakes mistakes) {
        Place at = text.at();
        String rest = text.value();
        if (rest.startsWith("postgresql://") || rest.startsWith("postgres://")) {
            rest = rest.substring(rest.indexOf("://") + 3);
        } else {
            if (!rest.isEmpty()) {
                mistakes.add(at, "must be a URL such as postgresql://role@host:5432/database?sslmode=verify-full");
            }
            return new PostgresUrl(List.of(), null, null, null);
        }
        int question = rest.indexOf('?');
        Fields.Text ssl = question < 0 ? null : sslMode(at, rest.substring(question + 1), mistakes);
        rest = question < 0 ? rest : rest.substring(0, question);
        int slash = rest.indexOf('/');
        String database = slash < 0 ? null : decode(at, rest.substring(slash + 1), mistakes);
        rest = slash < 0 ? rest : rest.substring(0, slash);
        int sign = rest.lastIndexOf('@');
        String user = sign < 0 ? null : rest.substring(0, sign);
        if (user != null && user.indexOf(':') >= 0) {
            mistakes.add(at, "no password may stand in a URL: write password: env:NAME or file:PATH beside it");
            user = user.substring(0, user.indexOf(':'));
        }
        user = user == null ? null : decode(at, user, mistakes);
        return new PostgresUrl(nodes(at, rest.substring(sign + 1), mistakes), user, database, ssl);
    }

    private static List<String> nodes(Place at, String hosts, Mistakes mistakes) {
        List<String> nodes = new ArrayList<>();
        for (String host : hosts.split(",", -1)) {
            Optional<String> address = Address.read(host, PORT);
            if (address.isEmpty()) {
                mistakes.add(at, "the URL needs host:port after postgresql://role@");
            }
            address.ifPresent(nodes::add);
        }
        return nodes;
    }

    private static Fields.@Nullable Text sslMode(Place at, String query, Mistakes mistakes) {
        Fields.Text ssl = null;
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            String value = equals < 0 ? "" : parameter.substring(equals + 1);
            switch (name) {
                case "sslmode" -> ssl = new Fields.Text(at, value);
                case "password" ->
                    mistakes.add(at, "no password may stand in a URL: write password: env:NAME or file:PATH beside it");
                default ->
                    mistakes.add(at, "unknown URL parameter '" + name + "'" + Nearest.hint(name, List.of("sslmode")));
            }
        }
        return ssl;
    }

    private static @Nullable String decode(Place at, String text, Mistakes mistakes) {
        try {
            String decoded = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
            return decoded.isEmpty() ? null : decoded;
        } catch (IllegalArgumentException e) {
            mistakes.add(at, "the URL has a percent sign that encodes nothing");
            return null;
        }
    }
}
