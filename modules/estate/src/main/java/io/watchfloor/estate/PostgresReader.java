package io.watchfloor.estate;

import io.watchfloor.signals.estate.Secret;
import io.watchfloor.signals.estate.Systems.Login;
import io.watchfloor.signals.estate.Systems.Logins;
import io.watchfloor.signals.estate.Systems.PostgresServer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the list under `postgres`.
final class PostgresReader {
    static final List<String> SSL_MODES = List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    private final Words words;
    private final Mistakes mistakes;
    private final OperatedReader operated;

    PostgresReader(Words words, Mistakes mistakes, OperatedReader operated) {
        this.words = words;
        this.mistakes = mistakes;
        this.operated = operated;
    }

    List<PostgresServer> read(List<Node> items) {
        List<PostgresServer> servers = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Node item : items) {
            Fields fields = Fields.of(item, "a postgres server", mistakes);
            Fields.Text name = fields.text("name").orElse(new Fields.Text(fields.at(), "pg"));
            if (!names.add(name.value())) {
                mistakes.add(name.at(), "a second server named '" + name.value() + "': give each its own name");
            }
            servers.add(server(words.slug(name), fields));
        }
        return servers;
    }

    /// The one server of a mapping that is no list, with one role for everything.
    PostgresServer single(String slug, Fields fields) {
        PostgresServer server = server(slug, fields);
        Login login = server.logins().watch();
        return new PostgresServer(slug, server.nodes(), server.ssl(), server.database(), new Logins(login, login));
    }

    private PostgresServer server(String slug, Fields fields) {
        Optional<Fields.Text> urlText = fields.text("url");
        PostgresUrl url = urlText.map(text -> PostgresUrl.read(text, mistakes)).orElse(null);
        List<String> nodes = url == null ? nodes(fields) : url.nodes();
        Optional<Fields.Text> ssl = fields.text("ssl");
        Optional<Fields.Text> database = fields.text("database");
        if (url != null) {
            fields.node("nodes")
                    .ifPresent(node -> mistakes.add(node.at(), "'url' already names the nodes: leave one of them out"));
            ssl.ifPresent(text -> mistakes.add(text.at(), "with 'url', write ?sslmode= there"));
            database.ifPresent(text -> mistakes.add(text.at(), "with 'url', write the database there"));
            ssl = Optional.ofNullable(url.ssl());
        }
        String mode = ssl.flatMap(text -> words.choice(text, SSL_MODES)).orElse(usual(nodes));
        String cluster = url != null && url.database() != null
                ? url.database()
                : database.map(Fields.Text::value).orElse("postgres");
        Login watch = watch(fields, url);
        Login act = fields.fields("act").map(this::login).orElse(null);
        operated.readUnder(slug, fields);
        fields.refuseOthers();
        return new PostgresServer(slug, nodes, mode, cluster, new Logins(watch, act));
    }

    private List<String> nodes(Fields fields) {
        if (!fields.has("nodes")) {
            mistakes.add(fields.at(), "a postgres server needs 'url' or 'nodes'");
            return List.of();
        }
        List<String> nodes = new ArrayList<>();
        for (Fields.Text text : fields.texts("nodes")) {
            String address = words.address(text, PostgresUrl.PORT);
            if (nodes.contains(address)) {
                mistakes.add(text.at(), "'" + text.value() + "' is given twice");
            }
            if (!address.isEmpty()) {
                nodes.add(address);
            }
        }
        return nodes;
    }

    static String usual(List<String> nodes) {
        return nodes.stream().allMatch(Address::loopback) ? "prefer" : "verify-full";
    }

    private Login watch(Fields fields, @Nullable PostgresUrl url) {
        Optional<Fields> watch = fields.fields("watch");
        Optional<Fields.Text> user = fields.text("user");
        Secret password = words.secret(fields, "password");
        if (watch.isPresent()) {
            user.ifPresent(text -> mistakes.add(text.at(), "'watch' already names the role: leave one of them out"));
            if (url != null && url.user() != null) {
                mistakes.add(watch.get().at(), "'url' already names the role: leave one of them out");
            }
            return login(watch.get());
        }
        if (url != null && url.user() != null) {
            user.ifPresent(text -> mistakes.add(text.at(), "'url' already names the role: leave one of them out"));
            return new Login(url.user(), password);
        }
        if (user.isEmpty()) {
            mistakes.add(
                    fields.at(),
                    url == null
                            ? "a postgres server needs the role to watch with: 'watch' or 'user'"
                            : "the URL needs a role: postgresql://ROLE@host:5432/database");
        }
        return new Login(user.map(Fields.Text::value).orElse(""), password);
    }

    private Login login(Fields fields) {
        Login login = new Login(fields.required("user").value(), words.secret(fields, "password"));
        fields.refuseOthers();
        return login;
    }
}
