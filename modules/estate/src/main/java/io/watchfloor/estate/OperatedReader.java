package io.watchfloor.estate;

import io.watchfloor.signals.estate.Systems.Alertmanager;
import io.watchfloor.signals.estate.Systems.Login;
import io.watchfloor.signals.estate.Systems.Operated;
import io.watchfloor.signals.estate.Systems.Patroni;
import io.watchfloor.signals.estate.Systems.Pooler;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what is only operated: `patroni` and `pgbouncer` under a server, `alertmanager` at the top.
final class OperatedReader {
    private static final int PGBOUNCER_PORT = 6432;

    private final Words words;
    private final Mistakes mistakes;
    private final List<Patroni> patroni = new ArrayList<>();
    private final List<Pooler> poolers = new ArrayList<>();

    OperatedReader(Words words, Mistakes mistakes) {
        this.words = words;
        this.mistakes = mistakes;
    }

    /// Reads what stands under one server.
    void readUnder(String server, Fields fields) {
        fields.fields("patroni").ifPresent(each -> patroni(server, each));
        fields.fields("pgbouncer").ifPresent(each -> pooler(server, each));
    }

    /// Reads the rest and answers all of it.
    Operated read(Fields top) {
        Alertmanager alertmanager =
                top.fields("alertmanager").map(this::alertmanager).orElse(null);
        return new Operated(patroni, poolers, alertmanager);
    }

    private void patroni(String server, Fields fields) {
        List<URI> urls = new ArrayList<>();
        for (Fields.Text text : fields.texts("urls")) {
            URI url = words.web(text);
            if (url != null) {
                urls.add(url);
            }
        }
        if (!fields.has("urls")) {
            mistakes.add(fields.at(), "'patroni' needs 'urls': the REST interface of each member");
        }
        Login act = login(fields);
        fields.refuseOthers();
        if (!urls.isEmpty()) {
            patroni.add(new Patroni(server, urls, act));
        }
    }

    private void pooler(String server, Fields fields) {
        String address = words.address(fields.required("address"), PGBOUNCER_PORT);
        fields.required("user");
        Login act = login(fields);
        fields.refuseOthers();
        if (!address.isEmpty() && act != null) {
            poolers.add(new Pooler(server, address, act));
        }
    }

    private @Nullable Alertmanager alertmanager(Fields fields) {
        URI url = words.web(fields.required("url"));
        Login act = login(fields);
        fields.refuseOthers();
        return url == null ? null : new Alertmanager(url, act);
    }

    private @Nullable Login login(Fields fields) {
        Optional<Fields.Text> user = fields.text("user");
        if (user.isEmpty() && fields.has("password")) {
            mistakes.add(fields.at(), "'password' needs 'user' beside it");
        }
        return user.map(text -> new Login(text.value(), words.secret(fields, "password")))
                .orElse(null);
    }
}
