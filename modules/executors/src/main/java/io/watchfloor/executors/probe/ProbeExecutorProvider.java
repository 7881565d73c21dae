package io.watchfloor.executors.probe;

import io.watchfloor.connections.PostgresEndpoint;
import io.watchfloor.executors.embedded.PairControl;
import io.watchfloor.mitigation.Executor;
import io.watchfloor.mitigation.ExecutorProvider;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Systems.Lab;
import io.watchfloor.signals.estate.Systems.PostgresServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Opens the write probes of drills, for the servers with a login for acting.
public final class ProbeExecutorProvider implements ExecutorProvider {
    /// Found by the service loader.
    public ProbeExecutorProvider() {}

    @Override
    public List<Executor> open(Estate estate) {
        Map<String, Marked> servers = new HashMap<>();
        Map<String, NodeLooks> looks = new HashMap<>();
        for (PostgresServer server : estate.systems().postgres()) {
            PostgresEndpoint.acting(server).ifPresent(acting -> {
                servers.put(server.slug(), Marked.of(acting));
                looks.put(
                        server.slug(),
                        new NodeLooks(PostgresEndpoint.watching(server), manager(estate, server.slug())));
            });
        }
        return servers.isEmpty() ? List.of() : List.of(new WriteProbes(servers, looks));
    }

    private static Leading manager(Estate estate, String server) {
        Lab lab = estate.systems().lab();
        if (lab != null) {
            return new PairLeadership(new PairControl(lab));
        }
        return estate.systems().operated().patroni().stream()
                .filter(patroni -> patroni.server().equals(server))
                .findFirst()
                .<Leading>map(PatroniLeadership::new)
                .orElseGet(Unmanaged::new);
    }
}
