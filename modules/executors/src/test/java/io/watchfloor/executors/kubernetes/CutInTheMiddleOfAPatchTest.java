package io.watchfloor.executors.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.watchfloor.executors.CutLine;
import io.watchfloor.executors.TestDesk;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.mitigation.Mitigation.Stage;
import io.watchfloor.mitigation.actions.ClusterObject;
import io.watchfloor.mitigation.actions.DatabaseCluster;
import io.watchfloor.mitigation.actions.Leadership;
import io.watchfloor.mitigation.actions.ScaleWorkload;
import io.watchfloor.mitigation.actions.Switchover;
import io.watchfloor.mitigation.actions.Was;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;

final class CutInTheMiddleOfAPatchTest {
    private static final ClusterObject.Type DEPLOYMENT = ClusterObject.Type.DEPLOYMENT;

    @Test
    void aPatchWithoutAnAnswerIsShownAsUnknownAndFoundOut() throws IOException {
        try (StandIn lab = new StandIn();
                CutLine line = new CutLine(lab.cluster.uri().getPort());
                TestDesk desk = lab.another(URI.create("http://127.0.0.1:" + line.port()))) {
            lab.deployment("web", 4, "odoo:19");
            Mitigation proposed = desk.propose(new ScaleWorkload(
                    ScaleWorkload.Purpose.THROTTLE,
                    StandIn.object(DEPLOYMENT, "web"),
                    new ScaleWorkload.Replicas(1, 0),
                    null));
            assertEquals(new Stage.Proposed(), proposed.stage(), proposed.checks()::toString);
            line.cutAfter("PATCH /apis");
            assertInstanceOf(Stage.Unknown.class, desk.approve(proposed).stage());
            assertEquals(1, lab.now(DEPLOYMENT, "web").at("/spec/replicas").asInt());
            line.mend();
            Mitigation now = desk.awaited(proposed, Stage.InForce.class);
            assertInstanceOf(Stage.Undone.class, desk.undo(now).stage());
            assertEquals(4, lab.now(DEPLOYMENT, "web").at("/spec/replicas").asInt());
        }
    }

    @Test
    void aCloudNativePgClusterIsSwitchedOver() throws IOException {
        try (StandIn lab = new StandIn()) {
            lab.apply("""
                    {apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: pg, namespace: nord}, spec: {instances: 2},
                     status: {currentPrimary: pg-1, targetPrimary: pg-1, timelineID: 3, instancesStatus: {healthy: [pg-1, pg-2]}}}
                    """);
            ClusterObject object = StandIn.object(ClusterObject.Type.CLOUDNATIVEPG_CLUSTER, "pg");
            Switchover wanted = new Switchover(
                    new DatabaseCluster("pg", DatabaseCluster.Management.CLOUDNATIVEPG, "pg", object),
                    new Leadership("", "", Was.UNKNOWN, Was.UNKNOWN));
            Mitigation stale = lab.desk.propose(wanted);
            Mitigation proposed = lab.desk.propose(wanted);
            assertEquals(new Stage.Proposed(), proposed.stage(), proposed.checks()::toString);
            lab.desk.approve(proposed);
            assertEquals(
                    "pg-2",
                    lab.now(object.type(), "pg").at("/status/currentPrimary").asText(),
                    lab.desk.said("failed"));
            assertInstanceOf(Stage.Refused.class, lab.desk.approve(stale).stage());
        }
    }
}
