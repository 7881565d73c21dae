package io.watchfloor.collectors.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.signals.facts.Session;
import io.watchfloor.signals.facts.Waits;
import io.watchfloor.signals.facts.Waits.Wait;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Contention of the kinds that other consoles were seen to get wrong, each real.
class ContentionTest {
    private Watched watched;
    private Blocked blocked;

    @BeforeEach
    void tables() throws Exception {
        blocked = new Blocked();
        watched = new Watched(blocked);
        blocked.execute("DROP TABLE IF EXISTS sale_line, sale, move;"
                + " CREATE TABLE sale (id int PRIMARY KEY, total int);"
                + " CREATE TABLE sale_line (id int PRIMARY KEY, sale int REFERENCES sale);"
                + " CREATE TABLE move (id int PRIMARY KEY, state text);"
                + " INSERT INTO sale SELECT n, 0 FROM generate_series(1, 9) n;"
                + " INSERT INTO move SELECT n, 'draft' FROM generate_series(1, 20000) n");
    }

    @AfterEach
    void end() throws Exception {
        watched.close();
        blocked.close();
    }

    @Test
    void inARowQueueOfThreeTheRootStandsOnTop() throws Exception {
        int root = blocked.runs(update("sale", 1));
        int first = blocked.waits(update("sale", 1));
        int second = blocked.waits(update("sale", 1));
        int third = blocked.waits(update("sale", 1));

        Map<Integer, Wait> waits = watched.look();

        assertEquals(List.of(root), waits.get(first).blockedBy());
        assertEquals(List.of(first), waits.get(second).blockedBy());
        assertEquals(sorted(first, second), waits.get(third).blockedBy());
        assertEquals(root + "(" + first + "(" + second + "(" + third + ")))", watched.tree());
    }

    @Test
    void aTableLockQueueHangsBelowItsHolder() throws Exception {
        int root = blocked.runs("LOCK TABLE sale");
        int first = blocked.waits("LOCK TABLE sale");
        int second = blocked.waits("LOCK TABLE sale");

        Map<Integer, Wait> waits = watched.look();

        assertEquals(sorted(root, first), waits.get(second).blockedBy());
        assertEquals(root + "(" + first + "(" + second + "))", watched.tree());
    }

    @Test
    void advisoryLocksTellTheirHolder() throws Exception {
        int holder = blocked.runs("SELECT pg_advisory_xact_lock(4, 2)");
        int other = blocked.runs("SELECT pg_advisory_xact_lock(4, 3)");
        int waiter = blocked.waits("SELECT pg_advisory_xact_lock_shared(4, 2)");

        Map<Integer, Wait> waits = watched.look();

        assertEquals(
                new Waits.Lock("advisory", "Share", "Exclusive", null, null),
                waits.get(waiter).lock());
        assertEquals(holder + "(" + waiter + ")", watched.tree());
        assertNotEquals(other, holder);
    }

    @Test
    void readersPileUpBehindAnAlterTableBehindALongReader() throws Exception {
        int reader = blocked.runs("SELECT count(*) FROM sale");
        int alter = blocked.waits("ALTER TABLE sale ADD COLUMN note text");
        int one = blocked.waits("SELECT FROM sale");
        int two = blocked.waits("SELECT FROM sale WHERE id = 3");

        Map<Integer, Wait> waits = watched.look();

        assertEquals(List.of(reader), waits.get(alter).blockedBy());
        assertEquals("AccessShare", waits.get(alter).lock().held());
        assertEquals(List.of(alter), waits.get(one).blockedBy());
        assertEquals(List.of(alter), waits.get(two).blockedBy());
        assertEquals(reader + "(" + alter + "(" + one + " " + two + "))", watched.tree());
        assertEquals(
                "SELECT count(*) FROM sale", watched.session(reader).activity().statement());
    }

    @Test
    void anInnocentReaderBesideTheWriterIsNotBlamed() throws Exception {
        int reader = blocked.runs("SELECT FROM sale WHERE id = 1");
        int writer = blocked.runs(update("sale", 1));
        int waiter = blocked.waits(update("sale", 1));

        Map<Integer, Wait> waits = watched.look();

        assertEquals(List.of(writer), waits.get(waiter).blockedBy());
        assertEquals(writer + "(" + waiter + ")", watched.tree());
        assertFalse(watched.tree().contains(Integer.toString(reader)));
    }

    @Test
    void twoRowConflictsInOneTableAreNotCrossed() throws Exception {
        int one = blocked.runs(update("sale", 1));
        int two = blocked.runs(update("sale", 2));
        int behindTwo = blocked.waits(update("sale", 2));
        int behindOne = blocked.waits(update("sale", 1));

        Map<Integer, Wait> waits = watched.look();

        assertEquals(List.of(one), waits.get(behindOne).blockedBy());
        assertEquals(List.of(two), waits.get(behindTwo).blockedBy());
        assertEquals("(0,1)", waits.get(behindOne).lock().row());
        assertEquals("(0,2)", waits.get(behindTwo).lock().row());
    }

    @Test
    void aRootThatRunsANewStatementKeepsItsPlace() throws Exception {
        int root = blocked.runs(update("sale", 1));
        int waiter = blocked.waits(update("sale", 1));
        watched.look();
        String before = watched.tree();
        blocked.goesOn(root, "SELECT count(*) FROM move");

        watched.look();

        assertEquals(before, watched.tree());
        assertEquals(root + "(" + waiter + ")", before);
        Session session = watched.session(root);
        assertEquals("SELECT count(*) FROM move", session.activity().statement());
        assertEquals("idle in transaction", session.activity().state());
    }

    @Test
    void aRelationOfAnotherDatabaseIsNamed() throws Exception {
        try {
            blocked.execute("CREATE DATABASE elsewhere");
            blocked.runsIn("elsewhere", "CREATE TABLE stock_far (id int)", "COMMIT");
            int holder = blocked.runsIn("elsewhere", "LOCK TABLE stock_far");
            int waiter = blocked.waitsIn("elsewhere", "LOCK TABLE stock_far");

            Map<Integer, Wait> waits = watched.look();

            assertEquals(
                    new Waits.Lock("relation", "AccessExclusive", "AccessExclusive", "stock_far", null),
                    waits.get(waiter).lock());
            assertEquals("elsewhere", watched.session(holder).client().database());
        } finally {
            blocked.close();
            try (Blocked after = new Blocked()) {
                after.execute("DROP DATABASE elsewhere WITH (FORCE)");
            }
        }
    }

    @Test
    void eachOfSeveralPreparedTransactionsIsNamed() throws Exception {
        blocked.runs(update("sale", 1), "PREPARE TRANSACTION 'one'");
        blocked.runs("SAVEPOINT s", update("sale", 2), "PREPARE TRANSACTION 'two'");
        blocked.runs("SELECT FROM sale WHERE id = 5", "PREPARE TRANSACTION 'harmless'");
        try {
            int first = blocked.waits(update("sale", 1));
            int second = blocked.waits(update("sale", 2));
            int table = blocked.waits("LOCK TABLE sale IN SHARE MODE");

            Map<Integer, Wait> waits = watched.look();

            assertEquals(Set.of("one"), prepared(waits.get(first)));
            assertEquals(Set.of("two"), prepared(waits.get(second)));
            // Those in the row queues hold no more than what excludes a share lock either.
            assertEquals(Set.of("one", "two"), prepared(waits.get(table)));
        } finally {
            for (String name : List.of("one", "two", "harmless")) {
                blocked.execute("ROLLBACK PREPARED '" + name + "'");
            }
        }
    }

    @Test
    void parallelWorkersStandUnderTheirLeader() throws Exception {
        blocked.execute("CREATE OR REPLACE FUNCTION held(n int) RETURNS int LANGUAGE sql PARALLEL SAFE"
                + " AS 'SELECT n FROM (SELECT pg_advisory_lock_shared(n % 2)) AS once'");
        int holder = blocked.runs("SELECT pg_advisory_lock(0)", "SELECT pg_advisory_lock(1)");
        int leader = blocked.runs(
                "SET parallel_setup_cost = 0",
                "SET parallel_tuple_cost = 0",
                "SET min_parallel_table_scan_size = 0",
                "SET max_parallel_workers_per_gather = 2",
                "SELECT set_config('debug_parallel_query', 'on', true)"
                        + " FROM pg_settings WHERE name = 'debug_parallel_query'");
        blocked.begins(leader, "SELECT sum(held(id)) FROM move");
        blocked.await("(SELECT count(*) FROM pg_stat_activity WHERE leader_pid = " + leader
                + " AND wait_event_type = 'Lock' AND pid <> leader_pid) = 2");
        blocked.await("(SELECT count(*) FROM pg_locks WHERE NOT granted AND waitstart IS NULL) = 0");

        Map<Integer, Wait> waits = watched.look();

        assertTrue(waits.size() >= 2, waits.toString());
        waits.values().forEach(wait -> assertEquals(List.of(holder), wait.blockedBy()));
        assertEquals(holder + "(" + leader + ")", watched.tree());
    }

    @Test
    void anIndexMadeConcurrentlyWaitsForAnOldTransaction() throws Exception {
        int old = blocked.runs(update("sale", 1));
        int maker = blocked.runs();
        blocked.goesOn(maker, "COMMIT");
        blocked.autonomous(maker);
        blocked.nowWaits(maker, "CREATE INDEX CONCURRENTLY sale_total ON sale (total)");

        Map<Integer, Wait> waits = watched.look();

        assertEquals("virtualxid", waits.get(maker).lock().type());
        assertEquals("Share", waits.get(maker).lock().wanted());
        assertEquals("Exclusive", waits.get(maker).lock().held());
        assertEquals(old + "(" + maker + ")", watched.tree());
    }

    @Test
    void aCycleOnItsWayToADeadlockKeepsBothInIt() throws Exception {
        int one = blocked.runs(update("sale", 1));
        int two = blocked.waits(update("sale", 2), update("sale", 1));
        int behind = blocked.waits(update("sale", 1));
        blocked.nowWaits(one, update("sale", 2));

        Map<Integer, Wait> waits = watched.look();

        assertEquals(List.of(two), waits.get(one).blockedBy());
        assertEquals(List.of(one), waits.get(two).blockedBy());
        assertEquals(List.of(two), waits.get(behind).blockedBy());
        assertTrue(
                Set.of(
                                one + "(" + two + "(" + behind + "))",
                                two + "(" + one + " " + behind + ")",
                                two + "(" + behind + " " + one + ")")
                        .contains(watched.tree()),
                watched.tree());
    }

    @Test
    void aForeignKeyWaitsForTheRowItPointsTo() throws Exception {
        int root = blocked.runs("DELETE FROM sale WHERE id = 4");
        int waiter = blocked.waits("INSERT INTO sale_line VALUES (1, 4)");

        Map<Integer, Wait> waits = watched.look();

        assertEquals(List.of(root), waits.get(waiter).blockedBy());
        assertEquals("sale", waits.get(waiter).lock().relation());
        assertEquals("(0,4)", waits.get(waiter).lock().row());
    }

    @Test
    void aRowThatDoesNotExistYetIsNotGuessed() throws Exception {
        int root = blocked.runs("INSERT INTO sale VALUES (100, 0)");
        int waiter = blocked.waits("INSERT INTO sale VALUES (100, 1)");

        Map<Integer, Wait> waits = watched.look();

        assertEquals(List.of(root), waits.get(waiter).blockedBy());
        assertEquals(
                new Waits.Lock("transactionid", "Share", "Exclusive", null, null),
                waits.get(waiter).lock());
    }

    @Test
    void everyHolderOfASharedRowBlocksInTurn() throws Exception {
        int one = blocked.runs("SELECT FROM sale WHERE id = 7 FOR SHARE");
        int two = blocked.runs("SELECT FROM sale WHERE id = 7 FOR SHARE");
        int waiter = blocked.waits(update("sale", 7));

        Map<Integer, Wait> waits = watched.look();

        assertTrue(Set.of(one, two).containsAll(waits.get(waiter).blockedBy()));
        assertEquals("(0,7)", waits.get(waiter).lock().row());
    }

    @Test
    void whenAWaitBeganIsTheServersOwnWord() throws Exception {
        blocked.runs(update("sale", 1));
        int waiter = blocked.waits(update("sale", 1));

        Wait wait = watched.look().get(waiter);

        assertNotNull(wait.since());
        assertNull(watched.session(waiter).leaderPid());
        assertFalse(wait.since().isBefore(watched.session(waiter).times().queryStart()));
    }

    private Set<String> prepared(Wait wait) {
        return wait.blockedBy().stream()
                .filter(Session::isPrepared)
                .map(pid -> String.valueOf(watched.session(pid).activity().statement()))
                .map(text -> text.replace("PREPARE TRANSACTION '", "").replace("'", ""))
                .collect(Collectors.toSet());
    }

    private static String update(String table, int id) {
        return "UPDATE " + table + " SET total = total + 1 WHERE id = " + id;
    }

    private static List<Integer> sorted(Integer... pids) {
        return Stream.of(pids).sorted().toList();
    }
}
