package io.watchfloor.estate;

import io.watchfloor.signals.estate.Systems.PostgresServer;
import io.watchfloor.signals.estate.Tenant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads the list under `tenants`.
final class TenantsReader {
    private final Words words;
    private final Mistakes mistakes;
    private final List<String> servers;

    TenantsReader(Words words, Mistakes mistakes, List<PostgresServer> servers) {
        this.words = words;
        this.mistakes = mistakes;
        this.servers = servers.stream().map(PostgresServer::slug).toList();
    }

    List<Tenant> read(List<Node> items) {
        List<Tenant> tenants = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Set<String> databases = new HashSet<>();
        for (Node item : items) {
            Fields fields = Fields.of(item, "a tenant", mistakes);
            Fields.Text name = fields.required("name");
            Tenant tenant = tenant(fields, name);
            if (!name.value().isEmpty() && !names.add(name.value())) {
                mistakes.add(name.at(), "a second tenant named '" + name.value() + "'");
            } else if (!databases.add(tenant.server() + "/" + tenant.database())) {
                mistakes.add(fields.at(), "database '" + tenant.database() + "' already belongs to another tenant");
            }
            tenants.add(tenant);
        }
        return tenants;
    }

    private Tenant tenant(Fields fields, Fields.Text name) {
        String slug = words.slug(name);
        String title = fields.text("title").map(Fields.Text::value).orElse(slug);
        String database = fields.text("database").map(Fields.Text::value).orElse(slug);
        String namespace = fields.text("namespace").map(Fields.Text::value).orElse(null);
        String server = server(fields);
        fields.refuseOthers();
        return new Tenant(slug, title, server, database, namespace);
    }

    private String server(Fields fields) {
        if (!fields.has("server") && servers.size() == 1) {
            return servers.getFirst();
        }
        return words.choice(fields.required("server"), servers).orElse("");
    }
}
