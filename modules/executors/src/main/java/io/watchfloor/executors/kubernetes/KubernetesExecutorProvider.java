package io.watchfloor.executors.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.watchfloor.connections.ConnectionException;
import io.watchfloor.connections.KubernetesEndpoint;
import io.watchfloor.mitigation.Executor;
import io.watchfloor.mitigation.ExecutorProvider;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Systems.KubernetesCluster;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens what acts on the estate's Kubernetes cluster, with the operator's own credentials.
public final class KubernetesExecutorProvider implements ExecutorProvider {
    private static final Logger LOG = LoggerFactory.getLogger(KubernetesExecutorProvider.class);

    /// Found by the service loader.
    public KubernetesExecutorProvider() {}

    @Override
    public List<Executor> open(Estate estate) {
        KubernetesCluster cluster = estate.systems().kubernetes();
        if (cluster == null) {
            return List.of();
        }
        try {
            KubernetesClient client = KubernetesEndpoint.acting(cluster);
            // The first closes the client that all of them share.
            return List.of(
                    new BatchPauses(client, Patience.USUAL),
                    new ObjectChanges(client, Patience.USUAL),
                    new Rollouts(client, Patience.USUAL),
                    new Promotions(client, Patience.USUAL));
        } catch (ConnectionException problem) {
            LOG.warn("nothing can be done on Kubernetes from here: {}", problem.getMessage());
            return List.of();
        }
    }
}
