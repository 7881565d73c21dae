package io.watchfloor.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection to the team database, made again and again for as long as the console runs.
final class Link {
    private static final Logger LOG = LoggerFactory.getLogger(Link.class);
    private static final Duration SOON = Duration.ofMillis(200);
    private static final Duration LATER = Duration.ofSeconds(5);

    private final TeamDatabase database;
    private final InstantSource clock;
    private final Work work;
    private final Runnable changed;
    private final Thread thread;
    private volatile boolean closed;
    private volatile State state;

    /// What is done with the connection until it fails; returns when there is nothing more to do with it, ever.
    interface Work {
        /// Does it; calls `stands` once the connection has been found good.
        void with(Connection connection, Runnable stands) throws SQLException, InterruptedException;
    }

    /// How the connection stands.
    ///
    /// @param reason why there is none, absent while there is one
    record State(Instant since, @Nullable String reason) {}

    Link(String name, TeamDatabase database, InstantSource clock, Work work, Runnable changed) {
        this.database = database;
        this.clock = clock;
        this.work = work;
        this.changed = changed;
        this.state = new State(clock.instant(), "not reached yet");
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    State state() {
        return state;
    }

    private void run() {
        Duration pause = SOON;
        try {
            while (!closed) {
                String failure = attempt();
                if (failure == null || closed) {
                    return;
                }
                pause = state.reason() == null ? SOON : min(pause.multipliedBy(2), LATER);
                away(failure);
                Thread.sleep(pause);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable String attempt() throws InterruptedException {
        try (Connection connection = database.open()) {
            work.with(connection, this::stands);
            return null;
        } catch (SQLException failed) {
            return database.explain(failed);
        }
    }

    private void stands() {
        if (state.reason() != null) {
            state = new State(clock.instant(), null);
            LOG.info("team database: reached ({})", thread.getName());
            changed.run();
        }
    }

    private void away(String failure) {
        State before = state;
        if (before.reason() == null || !before.reason().equals(failure)) {
            state = new State(before.reason() == null ? clock.instant() : before.since(), failure);
            LOG.warn("team database: {}; entries are kept here and sent later", failure);
            changed.run();
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /// Ends it; waits for its thread no longer than given.
    void close(Duration longest) throws InterruptedException {
        closed = true;
        thread.interrupt();
        if (!thread.join(longest)) {
            LOG.debug("{} does not end in {}", thread.getName(), longest);
        }
    }
}
