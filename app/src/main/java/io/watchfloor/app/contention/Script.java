package io.watchfloor.app.contention;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Random contention among a dozen sessions: rows, tables in all modes, advisory locks, prepared transactions. After
/// each step everything is at rest, in a state that the ledger knows without asking.
final class Script implements AutoCloseable {
    private static final int SESSIONS = 10;
    private static final int ROWS = 3;
    private static final int TABLES = 2;
    private static final int NUMBERS = 2;
    private static final int MOST_PREPARED = 4;
    private static final List<Mode> MODES = List.of(Mode.values());

    private final Connection judge;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("contender-", 0).factory());
    private final List<Contender> sessions = new ArrayList<>();
    private final Set<String> prepared = new TreeSet<>();
    private Ledger ledger = new Ledger();
    private int gids;

    Script(Target target) throws SQLException {
        judge = target.connect();
        execute("SELECT pg_advisory_unlock_all()");
        execute("DROP TABLE IF EXISTS contended_rows; CREATE TABLE contended_rows (id int PRIMARY KEY, value int)");
        execute("INSERT INTO contended_rows SELECT n, 0 FROM generate_series(1, " + ROWS + ") n");
        for (int i = 1; i <= TABLES; i++) {
            String table = new Lock.Table(i).name();
            execute("DROP TABLE IF EXISTS " + table + "; CREATE TABLE " + table + " ()");
        }
        for (int i = 0; i < SESSIONS; i++) {
            sessions.add(new Contender(target.connect(), threads));
        }
    }

    Ledger ledger() {
        return ledger;
    }

    /// One step that changes who holds or awaits what; answers whether there was one to take.
    boolean step(Random random) throws SQLException, InterruptedException {
        List<Contender> free =
                sessions.stream().filter(each -> !ledger.waits(each.name())).toList();
        if (free.isEmpty()) {
            return false;
        }
        Contender session = free.get(random.nextInt(free.size()));
        int choice = random.nextInt(20);
        if (choice == 0 && mayEnd(session.name())) {
            session.commits();
            goOn(ledger.ends(session.name()));
        } else if (choice == 1 && ledger.holdsAnything(session.name()) && prepared.size() < MOST_PREPARED) {
            prepare(session);
        } else if (choice == 2
                && !prepared.isEmpty()
                && mayEnd(prepared.iterator().next())) {
            String gid = prepared.iterator().next();
            prepared.remove(gid);
            execute("ROLLBACK PREPARED '" + gid + "'");
            goOn(ledger.ends(gid));
        } else {
            ask(session, random);
        }
        return true;
    }

    private boolean mayEnd(String who) {
        return ledger.holdsAnything(who) && !ledger.holdsAwaitedRow(who);
    }

    private void prepare(Contender session) throws InterruptedException {
        String gid = "contended-" + ++gids;
        session.begins("PREPARE TRANSACTION '" + gid + "'");
        if (!session.ended()) {
            throw new IllegalStateException("a transaction was not prepared");
        }
        prepared.add(gid);
        ledger.becomes(session.name(), gid);
    }

    private void ask(Contender session, Random random) throws SQLException, InterruptedException {
        Lock lock =
                switch (random.nextInt(5)) {
                    case 0, 1 -> new Lock.Row(1 + random.nextInt(ROWS));
                    case 2, 3 -> new Lock.Table(1 + random.nextInt(TABLES));
                    default -> new Lock.Advisory(1 + random.nextInt(NUMBERS));
                };
        if (ledger.knows(session.name(), lock)) {
            return;
        }
        Mode mode =
                switch (lock) {
                    case Lock.Row _ -> Mode.EXCLUSIVE;
                    case Lock.Table _ -> MODES.get(random.nextInt(MODES.size()));
                    case Lock.Advisory _ -> random.nextBoolean() ? Mode.SHARE : Mode.EXCLUSIVE;
                };
        boolean waits = ledger.asks(session.name(), lock, mode);
        session.begins(lock.statement(mode));
        if (waits) {
            awaitWaiting(session.pid(), type(session.name()));
        } else if (!session.ended()) {
            throw new IllegalStateException("a lock that is free was refused");
        }
    }

    private String type(String who) {
        Ledger.Wait wait = ledger.waits().get(who);
        return wait == null ? "" : wait.behindRow() ? "tuple" : wait.lock().type();
    }

    private void goOn(Set<String> woken) throws InterruptedException {
        for (Contender session : sessions) {
            if (woken.contains(session.name()) && !session.ended()) {
                throw new IllegalStateException("a session that was freed failed");
            }
        }
    }

    private void awaitWaiting(int pid, String type) throws SQLException {
        execute("DO $$ DECLARE until timestamptz := clock_timestamp() + interval '20 s'; BEGIN"
                + " WHILE NOT EXISTS (SELECT FROM pg_locks WHERE pid = " + pid + " AND NOT granted AND locktype = '"
                + type
                + "' AND waitstart IS NOT NULL) LOOP"
                + " IF clock_timestamp() > until THEN RAISE 'session " + pid + " does not wait for a " + type
                + "'; END IF; PERFORM pg_sleep(0.001); END LOOP; END $$");
    }

    /// What the server itself says of everybody who waits, asked on another connection.
    Map<Integer, Set<Integer>> truth() throws SQLException {
        Map<Integer, Set<Integer>> truth = new TreeMap<>();
        try (Statement statement = judge.createStatement();
                ResultSet rows = statement.executeQuery("SELECT pid, pg_blocking_pids(pid) FROM pg_stat_activity"
                        + " WHERE application_name = 'contention' AND cardinality(pg_blocking_pids(pid)) > 0")) {
            while (rows.next()) {
                truth.put(rows.getInt(1), new TreeSet<>(List.of((Integer[])
                        rows.getArray(2).getArray())));
            }
        }
        return truth;
    }

    /// Back to nobody holding anything.
    void reset() throws SQLException, InterruptedException {
        StringBuilder pids = new StringBuilder("0");
        ledger.waits().keySet().forEach(who -> pids.append(',').append(who));
        execute("SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE pid IN (" + pids + ")");
        for (Contender session : sessions) {
            boolean _ = session.ended();
            session.rollsBack();
        }
        for (String gid : prepared) {
            execute("ROLLBACK PREPARED '" + gid + "'");
        }
        prepared.clear();
        ledger = new Ledger();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = judge.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                + " WHERE application_name = 'contention' AND pid <> pg_backend_pid()");
        for (Contender session : sessions) {
            session.close();
        }
        threads.close();
        judge.close();
    }
}
