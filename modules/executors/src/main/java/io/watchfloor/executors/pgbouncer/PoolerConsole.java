package io.watchfloor.executors.pgbouncer;

import io.watchfloor.connections.PoolerEndpoint;
import io.watchfloor.connections.PoolerException;
import io.watchfloor.executors.postgres.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The admin console of one PgBouncer. It takes no parameters: only counts and names that it has told itself are sent.
record PoolerConsole(PoolerEndpoint endpoint) {
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final String LIMIT = "default_pool_size";

    /// One database of the pooler.
    ///
    /// @param open server connections now
    record Pool(String name, int size, int open, boolean paused) {}

    private List<Map<String, String>> ask(String command, Duration atMost) throws Trouble {
        try {
            return endpoint.ask(command, atMost);
        } catch (PoolerException e) {
            throw new Trouble(String.valueOf(e.getMessage()), e.inDoubt(), e);
        }
    }

    List<Pool> pools() throws Trouble {
        return ask("SHOW DATABASES", ANSWER).stream()
                .map(row -> new Pool(
                        row.getOrDefault("name", ""),
                        number(row.getOrDefault("pool_size", "")),
                        number(row.getOrDefault("current_connections", "")),
                        row.getOrDefault("paused", "").equals("1")))
                .toList();
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
    }

    Optional<Pool> pool(String database) throws Trouble {
        return pools().stream().filter(pool -> pool.name().equals(database)).findFirst();
    }

    /// The pool size of databases that have none of their own.
    int limit() throws Trouble {
        return ask("SHOW CONFIG", ANSWER).stream()
                .filter(row -> LIMIT.equals(row.get("key")))
                .map(row -> number(row.getOrDefault("value", "")))
                .findFirst()
                .orElseThrow(() -> new Trouble("PgBouncer tells no " + LIMIT, false, null));
    }

    /// Sets the pool size where it is still what it was; answers what it was.
    int limit(int from, int to) throws Trouble {
        int now = limit();
        if (now == from) {
            ask("SET " + LIMIT + " = " + to, ANSWER);
        }
        return now;
    }

    /// Returns when every server connection of the database is free and none is used any more.
    ///
    /// @throws Trouble in doubt when that takes longer than `atMost`
    void pause(Pool pool, Duration atMost) throws Trouble {
        ask("PAUSE " + quoted(pool), atMost);
    }

    /// Lets queries through again.
    void resume(Pool pool) throws Trouble {
        ask("RESUME " + quoted(pool), ANSWER);
    }

    private static String quoted(Pool pool) {
        return "\"" + pool.name().replace("\"", "\"\"") + "\"";
    }
}
