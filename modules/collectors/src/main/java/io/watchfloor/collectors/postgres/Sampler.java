package io.watchfloor.collectors.postgres;

import io.watchfloor.collectors.Samples;
import io.watchfloor.connections.ConnectionException;
import io.watchfloor.signals.Reading;
import io.watchfloor.signals.estate.Tenant;
import io.watchfloor.signals.facts.Session;
import io.watchfloor.signals.facts.Sessions;
import io.watchfloor.signals.facts.Waits;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Samples one node over one link: its sessions, and who waits for whom. For one thread.
final class Sampler {
    private static final Logger LOG = LoggerFactory.getLogger(Sampler.class);
    private static final Sql SESSIONS = Sql.resource(Sampler.class, "sessions.sql");

    private final OidNames oids = new OidNames();
    private final ActivityRows rows = new ActivityRows(oids);
    private final WaitReader waits = new WaitReader(oids);
    private final WaitNames names;
    private @Nullable String leftOut;

    Sampler(ServerState state, RelationNames relations, List<Tenant> tenants) {
        this.names = new WaitNames(state, relations, oids, tenants);
    }

    /// Names of databases and roles, as last read.
    OidNames oids() {
        return oids;
    }

    /// The node as a whole and its sessions.
    ///
    /// @throws ConnectionException too when the role may not see the sessions of others
    Activity activity(Link link, InstantSource clock) throws ConnectionException {
        Instant now = clock.instant();
        beside(link, () -> oids.refresh(link, now));
        return link.query(SESSIONS, rows::read);
    }

    /// Adds sessions and waits to the samples, under this subject. Answers whether anybody waits.
    boolean facts(String subject, Activity activity, Link link, InstantSource clock, Samples samples)
            throws ConnectionException {
        WaitReader.Found found = waits.read(activity, link, clock);
        Instant at = clock.instant();
        names.learn(found.waits(), at, link);
        Instant serverTime = activity.server().at();
        List<Session> sessions = Stream.concat(activity.sessions().stream(), found.prepared().stream())
                .toList();
        samples.add(new Sessions(at, subject, serverTime, sessions));
        samples.add(new Waits(
                at,
                subject,
                serverTime,
                found.waits().stream().map(each -> names.wait(each, link)).toList()));
        return !found.waits().isEmpty();
    }

    /// What short connections cost during the last sample.
    Reading.Cost cost() {
        return names.cost();
    }

    /// Something besides sessions and waits.
    @FunctionalInterface
    interface Part {
        void read() throws ConnectionException;
    }

    /// Whoever locks a catalog must not hide who waits for it: where only a part fails, it alone is left out.
    void beside(Link link, Part part) throws ConnectionException {
        try {
            part.read();
        } catch (ConnectionException e) {
            if (!link.isOpen()) {
                throw e;
            }
            String reason = String.valueOf(e.getMessage());
            if (!reason.equals(leftOut)) {
                leftOut = reason;
                LOG.warn("{}: a part is left out: {}", link.node(), reason);
            }
        }
    }
}
