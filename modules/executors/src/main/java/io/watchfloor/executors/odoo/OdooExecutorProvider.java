package io.watchfloor.executors.odoo;

import io.watchfloor.executors.postgres.Servers;
import io.watchfloor.mitigation.Executor;
import io.watchfloor.mitigation.ExecutorProvider;
import io.watchfloor.signals.estate.Estate;
import java.util.List;

/// Opens what acts on Odoo's own tables, as the operator's own role in each tenant's database.
public final class OdooExecutorProvider implements ExecutorProvider {
    /// Found by the service loader.
    public OdooExecutorProvider() {}

    @Override
    public List<Executor> open(Estate estate) {
        Servers servers = Servers.of(estate);
        return servers.isEmpty() ? List.of() : List.of(new ScheduledActions(servers), new Channels(servers));
    }
}
