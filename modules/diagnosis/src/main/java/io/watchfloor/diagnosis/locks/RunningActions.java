package io.watchfloor.diagnosis.locks;

import io.watchfloor.diagnosis.locks.Basis.Action;
import io.watchfloor.signals.Snapshot;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Tenant;
import io.watchfloor.signals.facts.ScheduledActions;
import io.watchfloor.signals.facts.Session;
import io.watchfloor.signals.facts.Sessions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The Odoo scheduled actions in progress. Odoo holds the action's row in one session, idle in transaction, and works
/// in others of the same process.
final class RunningActions {
    /// Read every five seconds: older than twice that and a tick, it says nothing of now.
    private static final Duration BELIEVED = Duration.ofSeconds(11);
    /// The job's own transaction begins right after its row was taken.
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    /// One in progress, and the session that holds its row.
    private record Held(Action action, Session holder) {}

    /// Sessions of one Odoo server process and its workers, as far as PostgreSQL can tell them apart.
    private record Odoo(String server, String database, String address, String application) {
        static @Nullable Odoo of(String server, Session session) {
            String database = session.client().database();
            String address = session.client().address();
            return database == null || address == null
                    ? null
                    : new Odoo(server, database, address, session.client().application());
        }
    }

    private final Map<String, Action> holders = new HashMap<>();
    private final Map<Odoo, List<Held>> byOdoo = new HashMap<>();
    private final Map<Odoo, List<Session>> begun = new HashMap<>();

    RunningActions(Estate estate, Snapshot now) {
        for (Sessions sessions : now.facts(Sessions.class)) {
            Map<Integer, Session> byPid = new HashMap<>();
            sessions.sessions().forEach(session -> byPid.put(session.pid(), session));
            for (ScheduledActions actions : now.facts(ScheduledActions.class)) {
                Tenant tenant = estate.tenant(actions.subject()).orElse(null);
                boolean believed = Duration.between(actions.at(), now.at()).compareTo(BELIEVED) <= 0;
                if (believed && tenant != null && tenant.server().equals(sessions.subject())) {
                    actions.running()
                            .forEach(running -> hold(sessions.subject(), tenant, running, byPid.get(running.pid())));
                }
            }
            sessions.sessions().forEach(session -> begun(sessions.subject(), session));
        }
    }

    private void hold(String server, Tenant tenant, ScheduledActions.Running running, @Nullable Session holder) {
        // A session outside of a transaction, or in another database, has let the row go meanwhile.
        if (holder == null
                || holder.times().transactionStart() == null
                || !tenant.database().equals(holder.client().database())) {
            return;
        }
        Action action = new Action(running.cronId(), running.cronName(), running.pid());
        holders.put(server + "/" + running.pid(), action);
        Odoo process = Odoo.of(server, holder);
        if (process != null) {
            byOdoo.computeIfAbsent(process, key -> new ArrayList<>()).add(new Held(action, holder));
        }
    }

    private void begun(String server, Session session) {
        Odoo process = Odoo.of(server, session);
        if (process != null && byOdoo.containsKey(process) && !holders.containsKey(server + "/" + session.pid())) {
            for (Held held : byOdoo.getOrDefault(process, List.of())) {
                if (startsWith(held.holder(), session)) {
                    begun.computeIfAbsent(process, key -> new ArrayList<>()).add(session);
                }
            }
        }
    }

    private static boolean startsWith(Session holder, Session session) {
        Instant held = holder.times().transactionStart();
        Instant start = session.times().transactionStart();
        return held != null
                && start != null
                && !start.isBefore(held)
                && Duration.between(held, start).compareTo(AT_ONCE) <= 0;
    }

    /// The action that a session holds the row of or works for; absent when that is not certain.
    ///
    /// @param dedicated whether its pod does nothing but such work
    /// @param before    what it was taken for a tick ago
    @Nullable
    Action of(String server, Session session, boolean dedicated, @Nullable Action before) {
        Action own = holders.get(server + "/" + session.pid());
        Odoo process = Odoo.of(server, session);
        if (own != null || process == null) {
            return own;
        }
        List<Held> held = byOdoo.getOrDefault(process, List.of());
        for (Held each : held) {
            if (each.action().equals(before)) {
                return before;
            }
        }
        // Two actions in one process, or two sessions that began with it: which is whose cannot be told.
        if (held.size() != 1) {
            return null;
        }
        List<Session> candidates = begun.getOrDefault(process, List.of());
        boolean alone = candidates.size() == 1 && candidates.getFirst().pid() == session.pid();
        return dedicated || alone ? held.getFirst().action() : null;
    }
}
