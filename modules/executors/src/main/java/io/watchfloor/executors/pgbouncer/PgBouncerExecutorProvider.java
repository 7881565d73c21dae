package io.watchfloor.executors.pgbouncer;

import io.watchfloor.mitigation.Executor;
import io.watchfloor.mitigation.ExecutorProvider;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Systems.Pooler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Opens what acts on the admin consoles of the PgBouncers that the estate names.
public final class PgBouncerExecutorProvider implements ExecutorProvider {
    /// Found by the service loader.
    public PgBouncerExecutorProvider() {}

    @Override
    public List<Executor> open(Estate estate) {
        Map<String, Pooler> byAddress = new HashMap<>();
        estate.systems().operated().poolers().forEach(pooler -> byAddress.put(pooler.address(), pooler));
        Poolers poolers = new Poolers(byAddress);
        return byAddress.isEmpty() ? List.of() : List.of(new PoolLimits(poolers), new PoolPauses(poolers));
    }
}
