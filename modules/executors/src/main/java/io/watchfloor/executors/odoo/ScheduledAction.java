package io.watchfloor.executors.odoo;

import io.watchfloor.executors.postgres.ActingServer;
import io.watchfloor.executors.postgres.Sql;
import io.watchfloor.executors.postgres.Trouble;
import io.watchfloor.mitigation.actions.PauseScheduledAction;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One row of `ir_cron` on a server: read, switched off, switched on.
record ScheduledAction(ActingServer server, PauseScheduledAction pause) {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduledAction.class);
    private static final String READ = Sql.text(ScheduledAction.class, "scheduled-action.sql");
    private static final String PAUSE = Sql.text(ScheduledAction.class, "do_pause_scheduled_action.sql");
    private static final String RESUME = Sql.text(ScheduledAction.class, "do_resume_scheduled_action.sql");
    private static final String WAKE = Sql.text(ScheduledAction.class, "do_wake_cron.sql");

    /// The row as it is now; `running` says which session holds it, absent when none is seen.
    record Row(String who, boolean active, String name, String nextCall, Use use) {}

    /// Who holds the row, and whether this role may switch it.
    record Use(@Nullable String running, boolean may) {}

    String title() {
        return "scheduled action " + pause.id() + " of " + pause.database();
    }

    Optional<Row> read() throws Trouble {
        return server.on(pause.database(), connection -> {
            try (PreparedStatement statement = connection.prepareStatement(READ)) {
                statement.setInt(1, pause.id());
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(row(row)) : Optional.empty();
                }
            }
        });
    }

    private static Row row(ResultSet row) throws java.sql.SQLException {
        String pid = row.getString("running");
        String running = pid == null ? null : "session " + pid + ", since " + row.getString("since") + " UTC";
        return new Row(
                row.getString("session_user"),
                row.getBoolean("active"),
                String.valueOf(row.getString("name")),
                String.valueOf(row.getString("nextcall")),
                new Use(running, row.getBoolean("may")));
    }

    static String runs(Row row) {
        return "it runs now (" + row.use().running()
                + ") and holds its row: end that session first, or wait until it is done";
    }

    /// What stands against switching it off, if anything.
    Optional<String> difference(Optional<Row> found) {
        if (found.isEmpty()) {
            return Optional.of("it has moved on: " + title() + " is gone");
        }
        Row row = found.get();
        if (row.use().running() != null) {
            return Optional.of(title() + ": " + runs(row));
        }
        if (!row.name().equals(pause.name())) {
            return Optional.of("it has moved on: " + title() + " is " + row.name() + ", planned was " + pause.name());
        }
        if (!row.active()) {
            return Optional.of("it has moved on: " + title() + " was switched off by someone else");
        }
        return row.nextCall().equals(pause.nextCall().value())
                ? Optional.empty()
                : Optional.of("it has moved on: " + title() + " has run since, or was changed: its next call is "
                        + row.nextCall() + ", planned was " + pause.nextCall().text());
    }

    /// Whether the row was the planned one and has been switched off.
    boolean switchOff() throws Trouble {
        return server.inTransaction(pause.database(), connection -> {
            try (PreparedStatement statement = connection.prepareStatement(PAUSE)) {
                statement.setInt(1, pause.id());
                statement.setString(2, pause.name());
                statement.setString(3, pause.nextCall().value());
                return statement.executeUpdate() == 1;
            }
        });
    }

    /// Whether the row was still as it had been switched off, and has been switched on.
    boolean switchOn() throws Trouble {
        return server.inTransaction(pause.database(), connection -> {
            try (PreparedStatement statement = connection.prepareStatement(RESUME)) {
                statement.setInt(1, pause.id());
                statement.setString(2, pause.nextCall().value());
                return statement.executeUpdate() == 1;
            }
        });
    }

    /// Tells Odoo's cron workers to look at once; late by at most a minute where that does not reach them.
    void wake() {
        try {
            server.on("postgres", connection -> {
                try (PreparedStatement statement = connection.prepareStatement(WAKE)) {
                    statement.setString(1, pause.database());
                    return statement.execute();
                }
            });
        } catch (Trouble trouble) {
            LOG.info("Odoo's cron workers were not woken: {}", trouble.text());
        }
    }

    String line(Row row) {
        return title() + " (" + row.name() + ") is " + (row.active() ? "on" : "off") + ", next call " + row.nextCall()
                + " UTC, seen as " + row.who();
    }
}
