package io.watchfloor.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.watchfloor.diagnosis.Scene.Flow;
import io.watchfloor.diagnosis.Verdict.Finding;
import io.watchfloor.diagnosis.Verdict.Healthy;
import io.watchfloor.signals.Layer;
import io.watchfloor.signals.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineTest {
    private final Scene scene = new Scene();

    @Test
    void aJumpOfTheClockIsNoEvidence() {
        scene.ticks(30);
        scene.flow("norda", "invoicing", new Flow(1.4, 5, 1, 0));
        scene.tick();
        scene.now = scene.now.plusSeconds(3600);
        assertEquals(State.HEALTHY, Scene.state(scene.tick(), "invoicing"));
        scene.calm();
        scene.tick();
        scene.now = scene.now.minusSeconds(7200);
        Judgement judgement = scene.tick();
        assertInstanceOf(Healthy.class, judgement.verdict());
        for (int i = 0; i < 8; i++) {
            judgement = scene.promotion(i);
        }
        assertInstanceOf(Finding.class, judgement.verdict());
    }

    @Test
    void valuesFromBeforeTheClockWasSetBackAreNotFresh() {
        scene.ticks(30);
        scene.broken.addAll(List.of(Scene.DATABASE, Scene.EDGE));
        scene.now = scene.now.minusSeconds(3600);
        Judgement judgement = scene.ticks(2);
        assertFalse(judgement.verdict() instanceof Healthy);
        assertEquals(State.UNKNOWN, Scene.layer(judgement, Layer.POSTGRESQL).state());
    }

    @Test
    void theSameStateAndSnapshotGiveTheSameStep() {
        scene.ticks(30);
        for (int i = 0; i < 6; i++) {
            scene.promotion(i);
        }
        var snapshot = scene.store.snapshot(scene.now, Scene.TICK);
        assertEquals(
                scene.engine.judge(scene.state, snapshot).judgement(),
                scene.engine.judge(scene.state, snapshot).judgement());
    }
}
