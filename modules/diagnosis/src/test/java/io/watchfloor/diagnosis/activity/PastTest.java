package io.watchfloor.diagnosis.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.watchfloor.diagnosis.activity.Past.Moment;
import io.watchfloor.diagnosis.locks.WaitGraph;
import io.watchfloor.diagnosis.locks.WaitTree;
import io.watchfloor.diagnosis.locks.WaitTree.Who;
import io.watchfloor.diagnosis.locks.WaitTrees;
import io.watchfloor.signals.Snapshot;
import io.watchfloor.signals.facts.Session;
import io.watchfloor.signals.facts.Sessions;
import io.watchfloor.signals.facts.Waits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PastTest {
    private static final Instant START = Instant.parse("2026-11-28T02:51:00Z");
    private static final Who ROOT = new Who("nord", "reconciliation", "recon-1", "recon");
    private static final Who WAITER = new Who("nord", "order-capture", "web-1", null);

    private final NavigableMap<Instant, Kept> kept = new TreeMap<>();
    private final Past past = new Past(
            new Past.Frames() {
                @Override
                public Optional<Kept> at(Instant instant) {
                    return Optional.ofNullable(kept.floorEntry(instant)).map(Map.Entry::getValue);
                }

                @Override
                public Optional<Instant> first() {
                    return kept.isEmpty() ? Optional.empty() : Optional.of(kept.firstKey());
                }

                @Override
                public Optional<Instant> last() {
                    return kept.isEmpty() ? Optional.empty() : Optional.of(kept.lastKey());
                }
            },
            new ActivityHistory());

    private static Session session(int pid) {
        return new Session(
                pid,
                new Session.Client("nord", "odoo", "odoo-1", null),
                new Session.Times(START, START, START, START),
                new Session.Activity("active", "Lock", "transactionid", null, "UPDATE account_move"),
                "client backend",
                null);
    }

    /// One session that waits for another, as it was judged.
    private Moment keep(Instant at) {
        Sessions sessions = new Sessions(at, "pg", at, List.of(session(1), session(2)));
        Waits waits = new Waits(
                at,
                "pg",
                at,
                List.of(new Waits.Wait(
                        2, List.of(1), START, new Waits.Lock("transactionid", "Share", "Exclusive", null, null))));
        WaitTree tree = new WaitTrees(
                        WaitGraph.of(waits, sessions), session -> session != null && session.pid() == 1 ? ROOT : WAITER)
                .tree(waits)
                .naming(Map.of(1, ROOT, 2, WAITER));
        Snapshot snapshot = new Snapshot(at, Duration.ofSeconds(1), Map.of(), List.of(sessions, waits), Map.of());
        kept.put(at, Kept.of(snapshot, List.of(tree)));
        Moment moment = past.at(at).orElseThrow();
        assertEquals(snapshot, moment.snapshot());
        assertEquals(List.of(tree), moment.judgement().waitTrees());
        return moment;
    }

    @Test
    void theTreeIsThatOfThenWithEverybodyNamedAsThen() {
        keep(START);
        keep(START.plusSeconds(1));
        assertEquals(Optional.of(new Past.Span(START, START.plusSeconds(1))), past.span());
    }

    @Test
    void betweenTwoTicksTheEarlierOneHolds() {
        Moment first = keep(START);
        keep(START.plusSeconds(1));
        assertEquals(Optional.of(first), past.at(START.plusMillis(999)));
    }

    @Test
    void whereNothingWasKeptThereIsAGapAndNotTheLastThingKnown() {
        keep(START);
        keep(START.plusSeconds(60));
        assertEquals(Optional.empty(), past.at(START.minusSeconds(1)));
        assertEquals(Optional.empty(), past.at(START.plusSeconds(30)));
    }
}
