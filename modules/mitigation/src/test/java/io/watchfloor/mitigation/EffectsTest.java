package io.watchfloor.mitigation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.mitigation.Action.PauseBatch;
import io.watchfloor.mitigation.Mitigation.Effect;
import io.watchfloor.mitigation.Mitigation.Stage;
import io.watchfloor.mitigation.planning.Drafts;
import io.watchfloor.mitigation.planning.Observed;
import io.watchfloor.mitigation.planning.Planner;
import io.watchfloor.mitigation.planning.Sight;
import io.watchfloor.signals.estate.Identity.Environment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EffectsTest {
    private final MemoryJournal journal = new MemoryJournal(new Signals(), List.of());
    private Instant now = Bench.START;
    private final Table table = new Table(List.of(inForce(Floor.BLOCKED)));
    private final Effects effects = new Effects(table, new Ledger(journal, () -> now, "none"));

    private static Held inForce(Floor floor) {
        Observed observed = new Observed(floor.snapshot(Bench.START), floor.judgement(Bench.START));
        var estate = Floor.estate(Environment.PRODUCTION);
        Sight sight = new Sight(estate, observed, Bench.START);
        Plan plan = new Planner(sight, new Drafts(sight).of(Floor.wish()), Duration.ofMinutes(20))
                .plan("m-1", new Plan.Undone("", false));
        Stage stage = new Stage.InForce(Bench.START, Bench.START.plus(Duration.ofMinutes(20)), null);
        return Held.of(new Mitigation(plan, List.of(), stage), "operator-1@cluster");
    }

    private void look(Floor floor) {
        effects.watch(new Observed(floor.snapshot(now), floor.judgement(now)), now);
    }

    private void tick(Floor floor) {
        now = now.plus(Floor.TICK);
        look(floor);
    }

    private Effect effect() {
        return ((Stage.InForce) table.all().getFirst().stage()).effect();
    }

    @Test
    void anEffectIsVerifiedWhenItLasts() {
        for (int sample = 0; sample < Effects.IN_A_ROW; sample++) {
            assertNull(effect());
            tick(Floor.BLOCKED.blocked(1));
        }
        assertEquals(new Effect(true, 6, 1, "blocked time fell from 6 s/s to 1 s/s within 3 s"), effect());
        assertEquals(List.of("verified"), journal.steps());
    }

    @Test
    void halfIsNotLessThanHalf() {
        for (int sample = 0; sample < 9; sample++) {
            tick(Floor.BLOCKED.blocked(3));
        }
        assertNull(effect());
    }

    @Test
    void oneSampleIsCountedOnce() {
        now = now.plus(Floor.TICK);
        for (int sample = 0; sample < 9; sample++) {
            look(Floor.BLOCKED.blocked(0));
        }
        assertNull(effect());
    }

    @Test
    void oneGoodSampleAmongBadOnesProvesNothing() {
        for (int sample = 0; sample < 25; sample++) {
            tick(Floor.BLOCKED.blocked(sample % 3 == 2 ? 6 : 0));
            assertNull(effect());
        }
    }

    @Test
    void whatDidNotMoveIsToldAfterItsTimeAndWhatMovesLateIsToldToo() {
        now = now.plusSeconds(30);
        look(Floor.BLOCKED);
        assertNull(effect());
        tick(Floor.BLOCKED);
        assertEquals(
                new Effect(false, 6, 6, "blocked time is 6 s/s after 31 s, from 6 s/s: it did not help as expected"),
                effect());
        for (int sample = 0; sample < Effects.IN_A_ROW; sample++) {
            tick(Floor.BLOCKED.blocked(0));
        }
        assertTrue(effect().moved());
        assertEquals(List.of("not-moved", "verified"), journal.steps());
    }

    @Test
    void withoutFreshSamplesNothingIsConcluded() {
        Observed old = new Observed(Floor.BLOCKED.blocked(0).snapshot(now), Floor.BLOCKED.judgement(now));
        for (int second = 0; second < 60; second++) {
            now = now.plusSeconds(1);
            effects.watch(old, now);
        }
        assertNull(effect());
        assertEquals(List.of(), journal.steps());
    }

    @Test
    void whereNothingWaitedThereIsNoEffectToSee() {
        Table calm = new Table(List.of(inForce(Floor.BLOCKED.blocked(0))));
        new Effects(calm, new Ledger(journal, () -> now, "none"))
                .watch(new Observed(Floor.BLOCKED.snapshot(now), Floor.BLOCKED.judgement(now)), now);
        assertEquals(List.of("not-moved"), journal.steps());
        assertTrue(calm.all().getFirst().plan().action() instanceof PauseBatch);
    }
}
