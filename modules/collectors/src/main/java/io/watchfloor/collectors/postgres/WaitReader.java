package io.watchfloor.collectors.postgres;

import io.watchfloor.connections.ConnectionException;
import io.watchfloor.signals.facts.Session;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Adds to who is blocked by whom what the lock table tells: which lock, in which mode, since when. Where reading the
/// table is dear it is not read at every visit, and what it told of a wait that goes on is remembered. For one thread.
final class WaitReader {
    private static final Logger LOG = LoggerFactory.getLogger(WaitReader.class);
    private static final Sql LOCKS = Sql.resource(WaitReader.class, "locks.sql");

    /// The waits, and the prepared transactions that are in somebody's way.
    record Found(List<Waiting> waits, List<Session> prepared) {
        static final Found NOTHING = new Found(List.of(), List.of());

        Found {
            waits = List.copyOf(waits);
            prepared = List.copyOf(prepared);
        }
    }

    /// By what a wait is known again: whoever runs another statement or waits for another kind of lock waits anew.
    private record Identity(
            Instant backendStart,
            @Nullable Instant queryStart,
            @Nullable String event) {
        static Identity of(Session session) {
            return new Identity(
                    session.times().backendStart(),
                    session.times().queryStart(),
                    session.activity().waitEvent());
        }
    }

    /// A wait as last seen. `blockers` are those it had when the lock was read; `first` is when it was first seen.
    private record Known(
            Identity identity,
            Instant first,
            List<Integer> blockers,
            @Nullable Detail detail) {}

    /// What the lock table told of a wait; `replay` are those in the way of the process that replays WAL.
    private record Detail(
            @Nullable Instant since,
            Waiting.Target target,
            Waiting.Modes modes,
            List<Integer> replay,
            List<Session> prepared) {}

    private final OidNames names;
    private final LockBudget budget = new LockBudget();
    private Map<Integer, Known> known = Map.of();

    WaitReader(OidNames names) {
        this.names = names;
    }

    /// Who waits, and for what.
    Found read(Activity activity, Link link, InstantSource clock) throws ConnectionException {
        if (activity.blocked().isEmpty()) {
            known = Map.of();
            return Found.NOTHING;
        }
        Instant now = clock.instant();
        Map<Integer, Known> before = remembered(activity);
        boolean news = activity.blocked().stream().anyMatch(each -> isNew(each, before));
        Table table = budget.allows(news, now) ? table(activity, link, clock) : null;
        Map<Integer, Integer> leaders = leaders(activity);
        Map<Integer, Known> after = new HashMap<>();
        List<Waiting> waits = new ArrayList<>();
        Map<Integer, Session> prepared = new HashMap<>();
        for (Activity.Blocked each : activity.blocked()) {
            int pid = each.session().pid();
            Known wait = before.get(pid);
            Detail seen = table == null ? null : detail(each, table, leaders);
            if (wait == null || (table != null && seen == null)) {
                // Between the look at the sessions and the one at the locks a wait may end: then nobody blocks it.
                continue;
            }
            if (seen != null) {
                wait = new Known(wait.identity(), wait.first(), each.blockers(), seen);
            }
            after.put(pid, wait);
            Detail detail = wait.detail();
            List<Session> owners = detail == null ? List.of() : detail.prepared();
            List<Integer> blockers = detail == null || detail.replay().isEmpty() ? each.blockers() : detail.replay();
            if (!blockers.isEmpty()) {
                waits.add(waiting(each.session(), withPrepared(blockers, owners), wait));
                owners.forEach(owner -> prepared.put(owner.pid(), owner));
            }
        }
        known = after;
        return new Found(waits, List.copyOf(prepared.values()));
    }

    private Map<Integer, Known> remembered(Activity activity) {
        Map<Integer, Known> waits = new HashMap<>();
        for (Activity.Blocked each : activity.blocked()) {
            Identity identity = Identity.of(each.session());
            Known wait = known.get(each.session().pid());
            waits.put(
                    each.session().pid(),
                    wait != null && wait.identity().equals(identity)
                            ? wait
                            : new Known(identity, activity.server().at(), List.of(), null));
        }
        return waits;
    }

    private static boolean isNew(Activity.Blocked blocked, Map<Integer, Known> waits) {
        Known wait = waits.get(blocked.session().pid());
        return wait == null || wait.detail() == null || !wait.blockers().equals(blocked.blockers());
    }

    private static Map<Integer, Integer> leaders(Activity activity) {
        Map<Integer, Integer> leaders = new HashMap<>();
        for (Session session : activity.sessions()) {
            Integer leader = session.leaderPid();
            if (leader != null) {
                leaders.put(session.pid(), leader);
            }
        }
        return leaders;
    }

    private record Table(LockTable locks, PreparedTransactions prepared) {}

    /// Nothing when the table could not be read though the connection lives: who waits for whom is known without it.
    private @Nullable Table table(Activity activity, Link link, InstantSource clock) throws ConnectionException {
        Link.Stopwatch watch = link.stopwatch(clock);
        Object[] types = activity.blocked().stream()
                .flatMap(each -> Optional.ofNullable(each.session().activity().waitEvent()).stream())
                .distinct()
                .toArray();
        try {
            LockTable locks = new LockTable(link.query(
                    LOCKS,
                    (connection, statement) -> statement.setArray(1, connection.createArrayOf("text", types)),
                    LockRow::read));
            boolean ownerless =
                    activity.blocked().stream().anyMatch(each -> each.blockers().contains(0));
            return new Table(locks, ownerless ? PreparedTransactions.read(link, names) : PreparedTransactions.none());
        } catch (ConnectionException e) {
            if (!link.isOpen()) {
                throw e;
            }
            LOG.debug("locks of {} are not told this time: {}", link.node(), e.getMessage());
            return null;
        } finally {
            budget.spent(watch.passed());
        }
    }

    private static @Nullable Detail detail(Activity.Blocked blocked, Table table, Map<Integer, Integer> leaders) {
        LockTable locks = table.locks();
        int pid = blocked.session().pid();
        LockRow wanted = locks.awaited(pid).orElse(null);
        if (wanted == null) {
            return null;
        }
        // The process that replays WAL is none that pg_blocking_pids answers for.
        List<Integer> replay = replays(blocked.session()) ? locks.inTheWay(wanted) : List.of();
        List<Integer> blockers = replay.isEmpty() ? blocked.blockers() : replay;
        LockRow place = locks.place(pid, wanted).orElse(null);
        Waiting.Target target = new Waiting.Target(
                wanted.key().type(),
                place == null ? 0 : place.key().place().database(),
                place == null ? 0 : place.key().place().relation(),
                place == null || !place.ofRow()
                        ? null
                        : "(" + place.key().place().page() + ","
                                + place.key().place().tuple() + ")");
        String held = locks.held(wanted, blockers, leaders).map(LockMode::text).orElse(null);
        List<Session> prepared = blockers.contains(0)
                ? locks.preparedInTheWay(wanted).stream()
                        .flatMap(each -> table.prepared().of(each).stream())
                        .toList()
                : List.of();
        return new Detail(
                wanted.grant().waitStart(),
                target,
                new Waiting.Modes(LockMode.bare(wanted.mode()), held),
                replay,
                prepared);
    }

    private static boolean replays(Session session) {
        return session.backendType().equals("startup");
    }

    /// Where it is known which prepared transactions are in the way, they stand in place of the 0 that says only "one".
    private static List<Integer> withPrepared(List<Integer> blockers, List<Session> prepared) {
        if (prepared.isEmpty() || !blockers.contains(0)) {
            return blockers;
        }
        TreeSet<Integer> pids = new TreeSet<>(blockers);
        pids.remove(0);
        pids.addAll(prepared.stream().map(Session::pid).collect(Collectors.toSet()));
        return List.copyOf(pids);
    }

    private static Waiting waiting(Session session, List<Integer> blockers, Known wait) {
        Detail detail = wait.detail();
        if (detail == null) {
            String type = session.activity().waitEvent();
            return new Waiting(
                    session.pid(),
                    blockers,
                    wait.first(),
                    new Waiting.Target(type == null ? "" : type, 0, 0, null),
                    new Waiting.Modes("", null));
        }
        Instant since = detail.since();
        return new Waiting(
                session.pid(), blockers, since == null ? wait.first() : since, detail.target(), detail.modes());
    }
}
