package io.watchfloor.lab.disturbance;

import io.watchfloor.lab.kubernetes.KubernetesStandIn;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A node goes with all that runs on it. After a while Kubernetes gives its pods up and starts others elsewhere.
public final class NodeLoss implements Disturbance {
    private static final Logger LOG = LoggerFactory.getLogger(NodeLoss.class);

    private final KubernetesStandIn cluster;
    private final Fault fault;
    private @Nullable String node;
    private @Nullable Thread eviction;

    /// The node with a pod of the fault's target; its pods are replaced after `amount` seconds.
    public NodeLoss(KubernetesStandIn cluster, Fault fault) {
        this.cluster = cluster;
        this.fault = fault;
    }

    @Override
    public void begin() {
        String lost = cluster.nodeOf(fault.tenant(), fault.target());
        node = lost;
        cluster.loseNode(lost);
        Duration patience = Duration.ofMillis((long) (fault.amount() * 1000));
        eviction = Thread.ofVirtual().name("node-eviction").start(() -> {
            try {
                TimeUnit.MILLISECONDS.sleep(patience.toMillis());
                cluster.evictFrom(lost);
            } catch (InterruptedException _) {
                LOG.debug("{} came back before its pods were given up", lost);
            }
        });
    }

    @Override
    public void close() {
        if (eviction != null) {
            eviction.interrupt();
        }
        if (node != null) {
            // What still hangs on the node is given up before it is back: its work does not resume by itself.
            cluster.evictFrom(node);
            cluster.returnNode(node);
        }
    }
}
