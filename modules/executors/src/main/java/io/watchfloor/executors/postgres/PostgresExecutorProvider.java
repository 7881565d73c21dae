package io.watchfloor.executors.postgres;

import io.watchfloor.mitigation.Executor;
import io.watchfloor.mitigation.ExecutorProvider;
import io.watchfloor.signals.estate.Estate;
import java.util.List;

/// Opens what acts on the estate's PostgreSQL servers, as the operator's own role.
public final class PostgresExecutorProvider implements ExecutorProvider {
    /// Found by the service loader.
    public PostgresExecutorProvider() {}

    @Override
    public List<Executor> open(Estate estate) {
        Servers servers = Servers.of(estate);
        return servers.isEmpty()
                ? List.of()
                : List.of(new SessionEnds(servers, Patience.USUAL), new BoundChanges(servers));
    }
}
