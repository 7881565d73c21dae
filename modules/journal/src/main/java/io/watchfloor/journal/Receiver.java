package io.watchfloor.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.postgresql.PGConnection;

/// Hears of what other consoles add to the team database, and fetches it.
final class Receiver implements Link.Work {
    /// A notification may be lost, such as behind a pooler: then it is fetched this much later.
    private static final Duration POLL = Duration.ofSeconds(2);

    private final FileJournal journal;
    private final TeamChains chains;
    private final Colleagues colleagues;
    private final BooleanSupplier closed;

    Receiver(FileJournal journal, TeamChains chains, Colleagues colleagues, BooleanSupplier closed) {
        this.journal = journal;
        this.chains = chains;
        this.colleagues = colleagues;
        this.closed = closed;
    }

    @Override
    public void with(Connection connection, Runnable stands) throws SQLException {
        TeamSchema.check(connection);
        try (Statement listen = connection.createStatement()) {
            listen.execute("LISTEN watchfloor_journal");
        }
        PGConnection notified = connection.unwrap(PGConnection.class);
        while (!closed.getAsBoolean()) {
            while (fetch(connection) > 0) {
                // Until nothing more is there.
            }
            stands.run();
            var _ = notified.getNotifications((int) POLL.toMillis());
        }
    }

    private int fetch(Connection connection) throws SQLException {
        List<Recorded> news = new ArrayList<>();
        int rows = 0;
        try (PreparedStatement ask = connection.prepareStatement(TeamSql.read("others"))) {
            TeamChains.Known known = chains.known();
            ask.setArray(1, connection.createArrayOf("text", known.consoles()));
            ask.setArray(2, connection.createArrayOf("bigint", known.sequences()));
            ask.setString(3, journal.console());
            ask.setFetchSize(0);
            try (ResultSet row = ask.executeQuery()) {
                while (row.next()) {
                    rows++;
                    chains.next(TeamChains.Row.of(row)).ifPresent(news::add);
                }
            }
        }
        colleagues.add(news);
        return rows;
    }
}
