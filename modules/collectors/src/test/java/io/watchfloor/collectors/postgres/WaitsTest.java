package io.watchfloor.collectors.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.signals.Reading;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.facts.Session;
import io.watchfloor.signals.facts.Sessions;
import io.watchfloor.signals.facts.Waits;
import io.watchfloor.signals.facts.Waits.Wait;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WaitsTest {
    private final Estate estate = RealServer.estate(List.of());
    private final RelationNames names = new RelationNames();
    private final ServerState state =
            new ServerState(estate.systems().postgres().getFirst());
    private final ServerCollector collector =
            new ServerCollector(estate, estate.systems().postgres().getFirst(), state, names);
    private Blocked blocked;
    private Reading.Read read;

    @BeforeEach
    void tables() throws Exception {
        blocked = new Blocked();
        blocked.execute("DROP TABLE IF EXISTS stock_quant; CREATE TABLE stock_quant (id int PRIMARY KEY, quantity int);"
                + " INSERT INTO stock_quant SELECT n, 0 FROM generate_series(1, 9) n");
    }

    @AfterEach
    void end() throws Exception {
        collector.close();
        blocked.close();
    }

    @Test
    void aRowQueueHangsBelowItsRoot() throws Exception {
        int root = blocked.runs("UPDATE stock_quant SET quantity = 1 WHERE id = 1");
        int first = blocked.waits("UPDATE stock_quant SET quantity = 2 WHERE id = 1");
        int second = blocked.waits("UPDATE stock_quant SET quantity = 3 WHERE id = 1");
        int third = blocked.waits("SELECT FROM stock_quant WHERE id = 1 FOR UPDATE");

        Map<Integer, Wait> waits = waits();

        assertEquals(List.of(root), waits.get(first).blockedBy());
        assertEquals(List.of(first), waits.get(second).blockedBy());
        assertTrue(waits.get(third).blockedBy().contains(second));
        assertEquals(
                new Waits.Lock("transactionid", "Share", "Exclusive", "stock_quant", "(0,1)"),
                waits.get(first).lock());
        assertEquals(
                new Waits.Lock("tuple", "Exclusive", "Exclusive", "stock_quant", "(0,1)"),
                waits.get(second).lock());
        assertNotNull(waits.get(first).since());
        Session holder = session(root);
        assertEquals("idle in transaction", holder.activity().state());
        assertEquals("norda", holder.client().database());
        assertEquals(
                "UPDATE stock_quant SET quantity = ? WHERE id = ?",
                holder.activity().statement());
    }

    @Test
    void aTableLockQueueShowsTheSoftBlock() throws Exception {
        int reader = blocked.runs("SELECT FROM stock_quant");
        int migration = blocked.waits("LOCK TABLE stock_quant IN ACCESS EXCLUSIVE MODE");
        int late = blocked.waits("SELECT FROM stock_quant");

        Map<Integer, Wait> waits = waits();

        assertEquals(List.of(reader), waits.get(migration).blockedBy());
        assertEquals(
                new Waits.Lock("relation", "AccessExclusive", "AccessShare", "stock_quant", null),
                waits.get(migration).lock());
        assertEquals(List.of(migration), waits.get(late).blockedBy());
        assertNull(waits.get(late).lock().held(), "it waits behind a queue, not behind a holder");
    }

    @Test
    void severalHoldersBlockOne() throws Exception {
        int one = blocked.runs("SELECT FROM stock_quant WHERE id = 2 FOR SHARE");
        int two = blocked.runs("LOCK TABLE stock_quant IN ROW EXCLUSIVE MODE");
        int ddl = blocked.waits("LOCK TABLE stock_quant IN ACCESS EXCLUSIVE MODE");

        Map<Integer, Wait> waits = waits();

        assertEquals(
                List.of(one, two).stream().sorted().toList(), waits.get(ddl).blockedBy());
        assertEquals("RowExclusive", waits.get(ddl).lock().held());
    }

    @Test
    void anIdleSessionWithAnAdvisoryLockIsShown() throws Exception {
        int holder = blocked.runs("SELECT pg_advisory_lock(7)", "COMMIT");
        int waiter = blocked.waits("SELECT pg_advisory_lock(7)");

        Map<Integer, Wait> waits = waits();

        assertEquals(List.of(holder), waits.get(waiter).blockedBy());
        assertEquals(
                new Waits.Lock("advisory", "Exclusive", "Exclusive", null, null),
                waits.get(waiter).lock());
        assertEquals("idle", session(holder).activity().state());
    }

    @Test
    void aPreparedTransactionStandsAsPidZero() throws Exception {
        blocked.runs("UPDATE stock_quant SET quantity = 1 WHERE id = 3", "PREPARE TRANSACTION 'half'");
        try {
            int waiter = blocked.waits("UPDATE stock_quant SET quantity = 2 WHERE id = 3");

            Map<Integer, Wait> waits = waits();

            assertEquals(List.of(0), waits.get(waiter).blockedBy());
            assertEquals("Exclusive", waits.get(waiter).lock().held());
        } finally {
            blocked.execute("ROLLBACK PREPARED 'half'");
        }
    }

    @Test
    void withoutWaitersNobodyIsSaidToWait() throws Exception {
        blocked.runs("UPDATE stock_quant SET quantity = 1 WHERE id = 1");

        assertEquals(Map.of(), waits());
    }

    /// The waits of one visit, after comparing all of them with what the server says at rest.
    private Map<Integer, Wait> waits() throws Exception {
        // The first visit learns names: of databases, and by the tenant's connection of relations.
        collector.collect(InstantSource.system());
        try (Link tenant = Link.open(state.endpoint(), state.server().nodes().getFirst(), "norda")) {
            RelationQuery.grant(names, "pg", tenant);
        }
        read = (Reading.Read) collector.collect(InstantSource.system()).getFirst();
        Waits fact = fact(Waits.class);
        Map<Integer, Wait> waits = new TreeMap<>();
        Map<Integer, List<Integer>> edges = new TreeMap<>();
        fact.waits().forEach(wait -> {
            waits.put(wait.pid(), wait);
            edges.put(wait.pid(), wait.blockedBy());
        });
        assertEquals(blocked.truth(), edges);
        return waits;
    }

    private Session session(int pid) {
        return fact(Sessions.class).sessions().stream()
                .filter(session -> session.pid() == pid)
                .findFirst()
                .orElseThrow();
    }

    private <F> F fact(Class<F> kind) {
        return read.facts().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }
}
