package io.watchfloor.app.bench;

import io.watchfloor.app.contention.Backends;
import io.watchfloor.app.contention.OwnServer;
import io.watchfloor.collectors.Collector;
import io.watchfloor.collectors.Collectors;
import io.watchfloor.connections.ConnectionException;
import io.watchfloor.signals.Reading;
import io.watchfloor.signals.facts.Statements;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What reading `pg_stat_statements` with twenty thousand entries costs the server: visits that read them, less
/// visits that do not.
final class StatementsCost {
    private static final int ENTRIES = 20_000;
    private static final int BITS = 15;
    private static final int VISITS = 12;

    private final Consumer<Figure> figures;

    StatementsCost(Consumer<Figure> figures) {
        this.figures = figures;
    }

    /// Every look at the time is so much later than the one before.
    private static final class Stepping implements InstantSource {
        private Instant now = Instant.parse("2026-11-28T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }
    }

    void run(@Nullable Path postgres) throws IOException, InterruptedException {
        try (OwnServer server = OwnServer.start(postgres, List.of())) {
            fill(server);
            for (Collector collector : Collectors.of(server.target().estate())) {
                try (collector) {
                    if (collector.source().name().equals("postgres/pg")) {
                        measure(server, collector);
                    }
                }
            }
        } catch (SQLException | ConnectionException e) {
            throw new IOException("the bench's own server: " + e.getMessage(), e);
        }
    }

    /// Statements that differ in the types of their constants, and so in what they are normalised to.
    private static void fill(OwnServer server) throws SQLException {
        try (Connection connection = server.target().connect();
                Statement statement = connection.createStatement()) {
            for (int number = 0; number < ENTRIES; number++) {
                StringBuilder sql = new StringBuilder("SELECT 1");
                for (int bit = 0; bit < BITS; bit++) {
                    sql.append(((number >> bit) & 1) == 1 ? ", 'a'" : ", 1");
                }
                statement.execute(sql.toString());
            }
        }
    }

    private void measure(OwnServer server, Collector collector)
            throws SQLException, IOException, ConnectionException, InterruptedException {
        Stepping clock = new Stepping();
        try (Backends own = new Backends(server.target(), "watchfloor")) {
            long entries = visits(collector, clock, Duration.ofSeconds(61), 3);
            Duration begun = own.spent();
            visits(collector, clock, Duration.ofMillis(10), VISITS);
            Duration without = own.spent().minus(begun);
            begun = own.spent();
            visits(collector, clock, Duration.ofSeconds(61), VISITS);
            Duration with = own.spent().minus(begun);
            figures.accept(new Figure("history.statements.entries", (double) entries, "entries", 30_000));
            figures.accept(
                    new Figure("history.statements.read", with.minus(without).toNanos() / 1e6 / VISITS, "ms/read", 60));
        }
    }

    private static long visits(Collector collector, Stepping clock, Duration apart, int count)
            throws ConnectionException, InterruptedException {
        long entries = 0;
        for (int visit = 0; visit < count; visit++) {
            clock.now = clock.now.plus(apart);
            for (Reading reading : collector.collect(clock)) {
                if (reading instanceof Reading.Read read) {
                    for (var fact : read.facts()) {
                        entries = fact instanceof Statements statements
                                ? statements.whole().entries()
                                : entries;
                    }
                }
            }
        }
        return entries;
    }
}
