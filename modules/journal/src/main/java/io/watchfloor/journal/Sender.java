package io.watchfloor.journal;

import java.io.IOException;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Sends the lines of this console's chain to the team database, in their order and each exactly once: what is there
/// already is asked, never remembered.
final class Sender implements Link.Work {
    private static final int BATCH = 500;
    private static final Duration PING = Duration.ofSeconds(2);

    private final FileJournal journal;
    private final Bell bell;
    private final InstantSource clock;
    private final Consumer<String> tampered;
    private volatile long sent;
    private volatile @Nullable Anchor head;
    private volatile TeamSchema.Standing standing = new TeamSchema.Standing("", false);

    /// A sender that is told by `bell` of new lines, and tells of a contradiction to `tampered`.
    Sender(FileJournal journal, Bell bell, InstantSource clock, Consumer<String> tampered) {
        this.clock = clock;
        this.journal = journal;
        this.bell = bell;
        this.tampered = tampered;
    }

    /// How many lines the team database is known to have.
    long sent() {
        return sent;
    }

    private synchronized void progress(long lines) {
        sent = lines;
        notifyAll();
    }

    /// Waits until the team database has everything, but no longer than given.
    synchronized void await(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        long left = longest.toMillis();
        while (sent < journal.lines() && left > 0) {
            wait(left);
            left = (end - System.nanoTime()) / 1_000_000;
        }
    }

    /// The newest line that the team database is known to have just as it stands here.
    Optional<Anchor> head() {
        return Optional.ofNullable(head);
    }

    private void anchored(long sequence, String text) throws IOException {
        try {
            head = new Anchor(journal.console(), sequence, Line.read(text).hash(), clock.instant(), TeamArchive.NAME);
        } catch (Line.Unreadable broken) {
            throw new IOException("line " + sequence + " is broken: " + broken.getMessage(), broken);
        }
    }

    /// What the database said of this console's role.
    TeamSchema.Standing standing() {
        return standing;
    }

    @Override
    public void with(Connection connection, Runnable stands) throws SQLException, InterruptedException {
        standing = TeamSchema.check(connection);
        String console = journal.console();
        try {
            progress(0);
            if (!agreed(connection, console)) {
                return;
            }
            stands.run();
            while (true) {
                while (sent < journal.lines()) {
                    if (!send(connection, console)) {
                        return;
                    }
                }
                bell.await(PING);
                ping(connection);
            }
        } catch (IOException unreadable) {
            throw new SQLException("this console's own journal cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static void ping(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
    }

    /// Whether what the team database has of this chain is what stands here.
    private boolean agreed(Connection connection, String console) throws SQLException, IOException {
        try (PreparedStatement ask = connection.prepareStatement(TeamSql.read("head"))) {
            ask.setString(1, console);
            try (ResultSet newest = ask.executeQuery()) {
                if (!newest.next()) {
                    return true;
                }
                long sequence = newest.getLong(1);
                List<String> here = journal.texts(sequence, 1);
                if (here.isEmpty()) {
                    tampered.accept("the team database has " + sequence + " lines of " + console + ", its file "
                            + journal.path() + " only " + journal.lines() + ": its tail was cut off");
                    return false;
                }
                progress(sequence);
                boolean same = same(here.getFirst(), newest.getString(2), sequence);
                if (same) {
                    anchored(sequence, here.getFirst());
                }
                return same;
            }
        }
    }

    private boolean same(String here, String there, long sequence) {
        if (!here.equals(there)) {
            tampered.accept("line " + sequence + " of " + journal.path()
                    + " is not the one that the team database has: one of them was changed");
            return false;
        }
        return true;
    }

    private boolean send(Connection connection, String console) throws SQLException, IOException {
        long first = sent + 1;
        List<String> lines = journal.texts(first, BATCH);
        connection.setAutoCommit(false);
        int[] added;
        try (PreparedStatement add = connection.prepareStatement(TeamSql.read("do_add"))) {
            for (int index = 0; index < lines.size(); index++) {
                add.setString(1, console);
                add.setLong(2, first + index);
                add.setString(3, lines.get(index));
                add.addBatch();
            }
            added = add.executeBatch();
            connection.commit();
        } catch (BatchUpdateException failed) {
            // Its own message repeats the values.
            SQLException cause = failed.getNextException();
            throw cause == null ? failed : cause;
        } finally {
            if (!connection.isClosed()) {
                connection.setAutoCommit(true);
            }
        }
        for (int index = 0; index < lines.size(); index++) {
            if (added[index] == 0 && !alike(connection, console, first + index, lines.get(index))) {
                return false;
            }
        }
        anchored(first + lines.size() - 1, lines.getLast());
        progress(first + lines.size() - 1);
        return true;
    }

    /// Somebody had put a line there: such as this console, before it lost the answer.
    private boolean alike(Connection connection, String console, long sequence, String here) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(TeamSql.read("line"))) {
            ask.setString(1, console);
            ask.setLong(2, sequence);
            try (ResultSet line = ask.executeQuery()) {
                return line.next() && same(here, line.getString(1), sequence);
            }
        }
    }
}
