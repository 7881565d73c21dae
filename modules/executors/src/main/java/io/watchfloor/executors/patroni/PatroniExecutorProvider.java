package io.watchfloor.executors.patroni;

import io.watchfloor.connections.ActingHttp;
import io.watchfloor.executors.postgres.Patience;
import io.watchfloor.mitigation.Executor;
import io.watchfloor.mitigation.ExecutorProvider;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Systems.Patroni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Opens what hands leadership over in the Patroni clusters that the estate names.
public final class PatroniExecutorProvider implements ExecutorProvider {
    /// Found by the service loader.
    public PatroniExecutorProvider() {}

    @Override
    public List<Executor> open(Estate estate) {
        Map<String, LeadershipChanges> clusters = new HashMap<>();
        for (Patroni patroni : estate.systems().operated().patroni()) {
            clusters.put(
                    patroni.server(), new LeadershipChanges(patroni, new ActingHttp(patroni.act()), Patience.USUAL));
        }
        return clusters.isEmpty() ? List.of() : List.of(new PatroniClusters(Map.copyOf(clusters)));
    }
}
