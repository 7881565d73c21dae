package io.watchfloor.collectors.odoo;

import io.watchfloor.collectors.postgres.Link;
import io.watchfloor.collectors.postgres.Sql;
import io.watchfloor.connections.ConnectionException;
import io.watchfloor.signals.facts.ScheduledActions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who runs which scheduled action: every five seconds, every second while somebody waits for a lock. For one thread.
final class ScheduledActionsQuery {
    static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Duration WHILE_WAITING = Duration.ofSeconds(1);
    private static final Duration AFTER_REFUSAL = Duration.ofSeconds(60);
    private static final Duration SLACK = Duration.ofMillis(300);
    private static final Logger LOG = LoggerFactory.getLogger(ScheduledActionsQuery.class);
    private static final Sql ACTIONS = Sql.resource(ScheduledActionsQuery.class, "scheduled-actions.sql");

    private final String tenant;
    private @Nullable Instant last;
    private boolean refused;

    ScheduledActionsQuery(String tenant) {
        this.tenant = tenant;
    }

    boolean due(Instant now, boolean somebodyWaits) {
        Instant before = last;
        Duration interval = refused ? AFTER_REFUSAL : somebodyWaits ? WHILE_WAITING : INTERVAL;
        return before == null || Duration.between(before, now).compareTo(interval.minus(SLACK)) >= 0;
    }

    /// The running actions; nothing where this is no Odoo database or its table may not be read.
    Optional<ScheduledActions> read(Link link, Instant at) throws ConnectionException {
        last = at;
        try {
            List<ScheduledActions.Running> running = link.query(ACTIONS, rows -> {
                List<ScheduledActions.Running> read = new ArrayList<>();
                while (rows.next()) {
                    read.add(new ScheduledActions.Running(
                            rows.getLong(1), Objects.requireNonNullElse(rows.getString(2), ""), rows.getInt(3)));
                }
                return read;
            });
            refused = false;
            return Optional.of(new ScheduledActions(at, tenant, running));
        } catch (ConnectionException e) {
            if (!link.isOpen()) {
                throw e;
            }
            if (!refused) {
                LOG.info("scheduled actions of {} are unknown: {}", tenant, e.getMessage());
            }
            refused = true;
            return Optional.empty();
        }
    }
}
