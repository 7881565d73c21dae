package io.watchfloor.collectors.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.signals.facts.Session;
import io.watchfloor.signals.facts.Waits;
import io.watchfloor.signals.facts.Waits.Wait;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WaitsTest {
    private Watched watched;
    private Blocked blocked;

    @BeforeEach
    void tables() throws Exception {
        blocked = new Blocked();
        watched = new Watched(blocked);
        blocked.execute("DROP TABLE IF EXISTS stock_quant; CREATE TABLE stock_quant (id int PRIMARY KEY, quantity int);"
                + " INSERT INTO stock_quant SELECT n, 0 FROM generate_series(1, 9) n");
    }

    @AfterEach
    void end() throws Exception {
        watched.close();
        blocked.close();
    }

    @Test
    void aRowQueueHangsBelowItsRoot() throws Exception {
        int root = blocked.runs("UPDATE stock_quant SET quantity = 1 WHERE id = 1");
        int first = blocked.waits("UPDATE stock_quant SET quantity = 2 WHERE id = 1");
        int second = blocked.waits("UPDATE stock_quant SET quantity = 3 WHERE id = 1");
        int third = blocked.waits("SELECT FROM stock_quant WHERE id = 1 FOR UPDATE");

        Map<Integer, Wait> waits = watched.look();

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
        Session holder = watched.session(root);
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

        Map<Integer, Wait> waits = watched.look();

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

        Map<Integer, Wait> waits = watched.look();

        assertEquals(
                List.of(one, two).stream().sorted().toList(), waits.get(ddl).blockedBy());
        assertEquals("RowExclusive", waits.get(ddl).lock().held());
    }

    @Test
    void anIdleSessionWithAnAdvisoryLockIsShown() throws Exception {
        int holder = blocked.runs("SELECT pg_advisory_lock(7)", "COMMIT");
        int waiter = blocked.waits("SELECT pg_advisory_lock(7)");

        Map<Integer, Wait> waits = watched.look();

        assertEquals(List.of(holder), waits.get(waiter).blockedBy());
        assertEquals(
                new Waits.Lock("advisory", "Exclusive", "Exclusive", null, null),
                waits.get(waiter).lock());
        assertEquals("idle", watched.session(holder).activity().state());
    }

    @Test
    void aPreparedTransactionIsNamed() throws Exception {
        blocked.runs("UPDATE stock_quant SET quantity = 1 WHERE id = 3", "PREPARE TRANSACTION 'half'");
        try {
            int waiter = blocked.waits("UPDATE stock_quant SET quantity = 2 WHERE id = 3");

            Map<Integer, Wait> waits = watched.look();

            int prepared = waits.get(waiter).blockedBy().getFirst();
            assertTrue(Session.isPrepared(prepared));
            Session half = watched.session(prepared);
            assertEquals("PREPARE TRANSACTION 'half'", half.activity().statement());
            assertEquals("norda", half.client().database());
            assertEquals("postgres", half.client().user());
            assertNotNull(half.times().transactionStart());
            assertEquals("Exclusive", waits.get(waiter).lock().held());
        } finally {
            blocked.execute("ROLLBACK PREPARED 'half'");
        }
    }

    @Test
    void withoutWaitersNobodyIsSaidToWait() throws Exception {
        blocked.runs("UPDATE stock_quant SET quantity = 1 WHERE id = 1");

        assertEquals(Map.of(), watched.look());
    }
}
