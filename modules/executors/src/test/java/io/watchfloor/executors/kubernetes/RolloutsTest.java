package io.watchfloor.executors.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.mitigation.Mitigation.Stage;
import io.watchfloor.mitigation.actions.ClusterObject;
import io.watchfloor.mitigation.actions.Rollout;
import io.watchfloor.mitigation.actions.Rollout.How;
import io.watchfloor.mitigation.actions.Was;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RolloutsTest {
    private static final ClusterObject.Type DEPLOYMENT = ClusterObject.Type.DEPLOYMENT;
    private static final String IMAGE = "/spec/template/spec/containers/0/image";
    private static final String REVISION = "/metadata/annotations/deployment.kubernetes.io~1revision";

    private StandIn lab;

    @BeforeEach
    void open() throws IOException {
        lab = new StandIn();
    }

    @AfterEach
    void close() {
        lab.close();
    }

    private static Rollout rollout(How how, String to) {
        return new Rollout(how, StandIn.object(DEPLOYMENT, "web"), Was.UNKNOWN, to);
    }

    private void twoRevisions() throws IOException {
        lab.deployment("web", 2, "odoo:19.0");
        lab.await(DEPLOYMENT, "web", REVISION, "1");
        lab.await(DEPLOYMENT, "web", "/status/readyReplicas", "2");
        lab.deployment("web", 2, "odoo:19.1");
        lab.await(DEPLOYMENT, "web", REVISION, "2");
    }

    @Test
    void aRestartReplacesEveryPodAndIsNotUndone() throws IOException {
        lab.deployment("web", 2, "odoo:19.0");
        lab.await(DEPLOYMENT, "web", REVISION, "1");
        Mitigation proposed = lab.desk.propose(rollout(How.RESTART, ""));
        assertEquals(new Stage.Proposed(), proposed.stage(), proposed.checks()::toString);
        lab.desk.approve(proposed);
        assertTrue(lab.desk.said("acted").contains("2 of 2 pods ready, 2 of them current"), lab.desk.said("acted"));
        lab.await(DEPLOYMENT, "web", REVISION, "2");
    }

    @Test
    void aBadRevisionIsTakenBackAndForthAgain() throws IOException {
        twoRevisions();
        Mitigation back = lab.desk.inForce(rollout(How.UNDO, ""));
        assertEquals("odoo:19.0", lab.now(DEPLOYMENT, "web").at(IMAGE).asText());
        lab.await(DEPLOYMENT, "web", REVISION, "3");
        lab.desk.undo(back);
        assertEquals("odoo:19.1", lab.now(DEPLOYMENT, "web").at(IMAGE).asText(), lab.desk.said("undone"));
        lab.await(DEPLOYMENT, "web", REVISION, "4");
    }

    @Test
    void aRolloutSinceThePlanIsNotTouched() throws IOException {
        twoRevisions();
        Mitigation planned = lab.desk.propose(rollout(How.UNDO, "1"));
        lab.deployment("web", 2, "odoo:19.2");
        lab.await(DEPLOYMENT, "web", REVISION, "3");
        Stage.Refused refused =
                assertInstanceOf(Stage.Refused.class, lab.desk.approve(planned).stage());
        assertTrue(refused.reason().contains("at revision 3, planned was 2"), refused.reason());
        Mitigation back = lab.desk.inForce(rollout(How.UNDO, "2"));
        lab.await(DEPLOYMENT, "web", REVISION, "4");
        lab.deployment("web", 2, "odoo:19.3");
        lab.await(DEPLOYMENT, "web", REVISION, "5");
        lab.desk.undo(back);
        assertEquals("odoo:19.3", lab.now(DEPLOYMENT, "web").at(IMAGE).asText());
    }

    @Test
    void aRevisionThatIsNotKeptCannotBeGoneBackTo() throws IOException {
        twoRevisions();
        Stage.Refused refused = assertInstanceOf(
                Stage.Refused.class, lab.desk.propose(rollout(How.UNDO, "7")).stage());
        assertTrue(refused.reason().contains("keeps no revision 7"), refused.reason());
    }
}
