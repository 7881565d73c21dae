package io.watchfloor.lab.disturbance;

import io.watchfloor.lab.postgres.PostgresPair;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Commits wait until the disk has them, as in production; in steady operation the lab spares the disk that. A delay
/// that the server itself makes before it flushes its log stands for a slower disk than the machine's.
public final class DurableCommits implements Disturbance {
    private static final Logger LOG = LoggerFactory.getLogger(DurableCommits.class);

    private final PostgresPair pair;
    private final Fault fault;

    /// On the primary; the amount is milliseconds.
    public DurableCommits(PostgresPair pair, Fault fault) {
        this.pair = pair;
        this.fault = fault;
    }

    @Override
    public void begin() throws SQLException {
        long micros = Math.clamp((long) (fault.amount() * 1000), 0, 100_000);
        run("do_make_commits_durable", String.format(Locale.ROOT, "%d", micros));
    }

    private void run(String statements, String micros) throws SQLException {
        try (Connection connection = pair.connect("postgres");
                Statement sql = connection.createStatement()) {
            // ALTER SYSTEM takes no parameters and no company in a transaction: one statement a line.
            for (String statement : FaultSql.text(statements).split(";\\R", -1)) {
                sql.execute(statement.replace(":micros", micros));
            }
        }
    }

    @Override
    public void close() {
        try {
            run("do_spare_the_disk", "0");
        } catch (SQLException e) {
            LOG.info("commits stay durable: {}", e.getMessage());
        }
    }
}
