package io.watchfloor.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.diagnosis.Scene.Flow;
import io.watchfloor.diagnosis.Verdict.Finding;
import io.watchfloor.diagnosis.Verdict.Healthy;
import io.watchfloor.diagnosis.Verdict.Unknown;
import io.watchfloor.signals.Layer;
import io.watchfloor.signals.State;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutageTest {
    private final Scene scene = new Scene();

    @Test
    void aLostDatabaseIsStaleThenUnknownAndNothingOnItIsGreen() {
        scene.ticks(30);
        scene.broken.add(Scene.DATABASE);
        Judgement judgement = scene.ticks(4);
        assertEquals(State.STALE, Scene.layer(judgement, Layer.POSTGRESQL).state());
        assertEquals(State.STALE, Scene.layer(judgement, Layer.APPLICATION).state());
        judgement.board().workflows().forEach(status -> assertEquals(State.STALE, status.state(), status.workflow()));
        Unknown unknown = assertInstanceOf(Unknown.class, judgement.verdict());
        assertTrue(unknown.missing().getFirst().contains("connection refused"), unknown.toString());
        judgement = scene.ticks(60);
        assertEquals(State.UNKNOWN, Scene.layer(judgement, Layer.POSTGRESQL).state());
        assertEquals(State.UNKNOWN, Scene.state(judgement, "order-capture"));
        scene.broken.clear();
        judgement = scene.tick();
        assertInstanceOf(Healthy.class, judgement.verdict());
        assertEquals(State.HEALTHY, Scene.state(judgement, "order-capture"));
    }

    @Test
    void aSourceThatFailsFromTheStartIsUnknownWithItsReason() {
        scene.broken.add(Scene.EDGE);
        Judgement judgement = scene.ticks(2);
        var status = judgement.board().workflows().getFirst();
        assertEquals(State.UNKNOWN, status.state());
        assertEquals("traefik: connection refused", status.reach().reason());
        assertNull(status.reach().age());
        assertEquals(State.UNKNOWN, Scene.layer(judgement, Layer.INGRESS).state());
        assertInstanceOf(Unknown.class, judgement.verdict());
    }

    @Test
    void lostRequestFiguresAreStaleWithTheirLastValue() {
        scene.ticks(10);
        scene.broken.add(Scene.EDGE);
        Judgement fresh = scene.tick();
        assertEquals(State.HEALTHY, Scene.state(fresh, "order-capture"));
        Judgement judgement = scene.tick();
        var status = judgement.board().workflows().getFirst();
        assertEquals(State.STALE, status.state());
        assertEquals(0.3, status.figures().latency());
        assertEquals(Duration.ofSeconds(2), status.reach().age());
    }

    @Test
    void aDatabaseThatDoesNotAnswerWhileNothingCompletesIsAFinding() {
        scene.ticks(30);
        scene.broken.add(Scene.DATABASE);
        scene.all(new Flow(0.3, 0, 20, 0));
        Finding finding = assertInstanceOf(Finding.class, scene.ticks(8).verdict());
        assertEquals("not-answering:pg", finding.answers().cause().slug());
    }

    @Test
    void connectionsNearlyUsedUpAreAFindingWithoutContention() {
        scene.ticks(10);
        scene.connections = 285;
        Finding finding = assertInstanceOf(Finding.class, scene.ticks(5).verdict());
        assertEquals("connections:pg", finding.answers().cause().slug());
        assertEquals("add-workers", finding.answers().avoid().getFirst().mitigation());
        scene.connections = 200;
        assertInstanceOf(Healthy.class, scene.ticks(7).verdict());
    }

    @Test
    void aSourceThatFailsMakesItsValuesStaleAnIntervalEarlier() {
        scene.ticks(30);
        scene.broken.add(Scene.DATABASE);
        assertEquals(State.HEALTHY, Scene.layer(scene.tick(), Layer.POSTGRESQL).state());
        Judgement judgement = scene.tick();
        assertEquals(State.STALE, Scene.layer(judgement, Layer.POSTGRESQL).state());
        judgement.board().workflows().forEach(status -> assertEquals(State.STALE, status.state(), status.workflow()));
        assertInstanceOf(Unknown.class, judgement.verdict());
    }

    @Test
    void oneFailedVisitIsNotYetStale() {
        scene.ticks(30);
        scene.broken.add(Scene.DATABASE);
        assertInstanceOf(Healthy.class, scene.tick().verdict());
        scene.broken.clear();
        assertInstanceOf(Healthy.class, scene.tick().verdict());
    }
}
