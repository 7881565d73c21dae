package io.watchfloor.collectors.postgres;

import io.watchfloor.connections.ConnectionException;
import io.watchfloor.signals.Reading;
import io.watchfloor.signals.estate.Tenant;
import io.watchfloor.signals.facts.Waits;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts names to the relations that are waited for. Tenants' connections look up their own; for any other database a
/// short connection is made, at most one in five seconds. For one thread.
final class WaitNames {
    private static final Logger LOG = LoggerFactory.getLogger(WaitNames.class);
    private static final Duration BETWEEN_CONNECTS = Duration.ofSeconds(5);
    private static final Duration AFTER_REFUSAL = Duration.ofSeconds(60);

    private final ServerState state;
    private final RelationNames names;
    private final OidNames oids;
    private final Set<String> tenantDatabases;
    /// When each database that could not be connected to was last tried.
    private final Map<String, Instant> refusals = new HashMap<>();
    private @Nullable Instant connectedAt;
    private Reading.Cost cost = Reading.Cost.NONE;

    WaitNames(ServerState state, RelationNames names, OidNames oids, List<Tenant> tenants) {
        this.state = state;
        this.names = names;
        this.oids = oids;
        this.tenantDatabases = tenants.stream().map(Tenant::database).collect(Collectors.toUnmodifiableSet());
    }

    /// Asks for the names that are lacking, as far as they are within reach now.
    void learn(List<Waiting> waits, Instant at, Link held) throws ConnectionException {
        cost = Reading.Cost.NONE;
        waits.forEach(each -> relation(each.target(), held));
        RelationQuery.grant(names, state.server().slug(), held);
        names.databasesWithWishes(state.server().slug(), tenantDatabases).stream()
                .filter(database -> !refused(database, at))
                .findFirst()
                .ifPresent(database -> visit(database, held.node(), at));
    }

    /// What short connections cost during the last call.
    Reading.Cost cost() {
        return cost;
    }

    /// The wait with the name of its relation, where that is known.
    Waits.Wait wait(Waiting waiting, Link held) {
        Waiting.Target target = waiting.target();
        return new Waits.Wait(
                waiting.pid(),
                waiting.blockedBy(),
                waiting.since(),
                new Waits.Lock(
                        target.type(),
                        waiting.modes().wanted(),
                        waiting.modes().held(),
                        relation(target, held),
                        target.row()));
    }

    private @Nullable String relation(Waiting.Target target, Link held) {
        if (target.relation() == 0) {
            return null;
        }
        // Shared catalogs belong to no database: any one names them.
        String database = target.database() == 0 ? held.database() : oids.database(target.database());
        return database == null
                ? null
                : names.name(state.server().slug(), database, target.relation()).orElse(null);
    }

    /// One that refuses must not be asked every five seconds, nor keep the others from being asked.
    private boolean refused(String database, Instant at) {
        Instant last = refusals.get(database);
        return last != null && Duration.between(last, at).abs().compareTo(AFTER_REFUSAL) < 0;
    }

    private void visit(String database, String node, Instant at) {
        Instant last = connectedAt;
        if (last != null && Duration.between(last, at).compareTo(BETWEEN_CONNECTS) < 0) {
            return;
        }
        connectedAt = at;
        try (Link link = Link.open(state.endpoint(), node, database)) {
            RelationQuery.grant(names, state.server().slug(), link);
            Reading.Cost used = link.cost();
            cost = new Reading.Cost(used.backendCpu(), 0, used.measured());
        } catch (ConnectionException e) {
            // The lock is shown without a name; everything else is known.
            refusals.put(database, at);
            LOG.info("relations of {} stay unnamed: {}", database, e.getMessage());
        }
    }
}
