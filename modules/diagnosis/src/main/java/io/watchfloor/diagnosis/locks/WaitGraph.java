package io.watchfloor.diagnosis.locks;

import io.watchfloor.signals.facts.Session;
import io.watchfloor.signals.facts.Sessions;
import io.watchfloor.signals.facts.Waits;
import io.watchfloor.signals.facts.Waits.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who waits for whom on one server, parallel workers counted as their leader, a wait for oneself left out. For
/// one thread.
public final class WaitGraph {
    /// Orders waiters as a queue does: first come first, one whose wait has just begun last.
    final Comparator<Integer> queue =
            Comparator.<Integer, Instant>comparing(this::since).thenComparing(Comparator.naturalOrder());

    private final Instant serverTime;
    private final Map<Integer, Session> sessions;
    private final Map<Integer, Integer> leaders;
    private final TreeMap<Integer, Wait> waits;
    private final List<Integer> pids;
    private final Map<Integer, BitSet> blocks;
    private final Map<Integer, Integer> places;
    private final long[] millis;
    private final Map<Integer, BitSet> reach = new HashMap<>();

    private WaitGraph(Waits facts, @Nullable Sessions known) {
        this.serverTime = facts.serverTime();
        this.sessions = new HashMap<>();
        this.leaders = new HashMap<>();
        if (known != null) {
            for (Session session : known.sessions()) {
                sessions.put(session.pid(), session);
                Integer leader = session.leaderPid();
                if (leader != null) {
                    leaders.put(session.pid(), leader);
                }
            }
        }
        this.waits = new TreeMap<>();
        for (Wait wait : facts.waits()) {
            waits.merge(leader(wait.pid()), led(wait), WaitGraph::merged);
        }
        NavigableSet<Integer> all = new TreeSet<>(waits.keySet());
        waits.values().forEach(wait -> all.addAll(wait.blockedBy()));
        this.pids = List.copyOf(all);
        this.places = new HashMap<>();
        for (int place = 0; place < pids.size(); place++) {
            places.put(pids.get(place), place);
        }
        this.millis = pids.stream().mapToLong(pid -> waited(pid).toMillis()).toArray();
        this.blocks = new HashMap<>();
        for (Wait wait : waits.values()) {
            for (Integer blocker : wait.blockedBy()) {
                blocks.computeIfAbsent(blocker, pid -> new BitSet()).set(place(wait.pid()));
            }
        }
    }

    /// Builds the graph of one sample; `sessions` may be missing, then no pid is known more closely.
    public static WaitGraph of(Waits waits, @Nullable Sessions sessions) {
        return new WaitGraph(waits, sessions);
    }

    private int leader(int pid) {
        return leaders.getOrDefault(pid, pid);
    }

    private Wait led(Wait wait) {
        int pid = leader(wait.pid());
        List<Integer> blockers = wait.blockedBy().stream()
                .map(this::leader)
                .filter(blocker -> blocker != pid)
                .distinct()
                .toList();
        return new Wait(pid, blockers, wait.since(), wait.lock());
    }

    /// The wait of a leader and its workers: that of the longest, with the blockers of all.
    private static Wait merged(Wait one, Wait other) {
        Instant first = one.since();
        Instant second = other.since();
        boolean firstLonger = second == null || (first != null && !first.isAfter(second));
        Wait longer = firstLonger ? one : other;
        Set<Integer> blockers = new LinkedHashSet<>(one.blockedBy());
        blockers.addAll(other.blockedBy());
        return new Wait(one.pid(), List.copyOf(blockers), longer.since(), longer.lock());
    }

    private int place(int pid) {
        Integer place = places.get(pid);
        if (place == null) {
            throw new IllegalArgumentException("pid " + pid + " neither waits nor blocks");
        }
        return place;
    }

    private Instant since(int pid) {
        Wait wait = waits.get(pid);
        Instant since = wait == null ? null : wait.since();
        return since == null ? Instant.MAX : since;
    }

    /// Everyone who waits or blocks, by pid.
    public List<Integer> pids() {
        return pids;
    }

    /// Everyone who waits, by pid.
    public Set<Integer> waiting() {
        return waits.keySet();
    }

    /// What a session waits for, null when it does not wait.
    public @Nullable Wait wait(int pid) {
        return waits.get(pid);
    }

    /// The session of a pid, null for a prepared transaction and for one not listed.
    public @Nullable Session session(int pid) {
        return sessions.get(pid);
    }

    /// How long a session has waited by the server's clock; zero in the first instants.
    public Duration waited(int pid) {
        Wait wait = waits.get(pid);
        Instant since = wait == null ? null : wait.since();
        Duration waited = since == null ? Duration.ZERO : Duration.between(since, serverTime);
        return waited.isNegative() ? Duration.ZERO : waited;
    }

    /// Age of a session's transaction by the server's clock, null outside one.
    public @Nullable Duration transactionAge(int pid) {
        Session session = sessions.get(pid);
        Instant start = session == null ? null : session.times().transactionStart();
        if (start == null) {
            return null;
        }
        Duration age = Duration.between(start, serverTime);
        return age.isNegative() ? Duration.ZERO : age;
    }

    /// Every session that waits for this one, directly or through others; not itself, even in a cycle.
    public Set<Integer> below(int pid) {
        BitSet reached = reached(pid);
        return reached.stream().mapToObj(pids::get).collect(Collectors.toCollection(TreeSet::new));
    }

    /// How many there are below, without listing them.
    int blocked(int pid) {
        return reached(pid).cardinality();
    }

    /// Seconds that those below have waited, in all.
    double blockedSeconds(int pid) {
        return reached(pid).stream().mapToLong(place -> millis[place]).sum() / 1000.0;
    }

    private BitSet reached(int pid) {
        BitSet reached = (BitSet) all(pid).clone();
        reached.clear(place(pid));
        return reached;
    }

    /// With itself when in a cycle. What was reached from one below is taken over: a queue of n is walked in n steps.
    private BitSet all(int pid) {
        BitSet known = reach.get(pid);
        if (known != null) {
            return known;
        }
        BitSet seen = new BitSet();
        BitSet open = (BitSet) blocks.getOrDefault(pid, new BitSet()).clone();
        for (int place = open.nextSetBit(0); place >= 0; place = open.nextSetBit(0)) {
            seen.set(place);
            Integer next = pids.get(place);
            BitSet done = reach.get(next);
            if (done != null) {
                seen.or(done);
            } else {
                open.or(blocks.getOrDefault(next, new BitSet()));
            }
            open.andNot(seen);
        }
        reach.put(pid, seen);
        return seen;
    }

    /// Sessions that could go on if `removed` were gone: those whose every blocker is removed or freed itself.
    public Set<Integer> freedWithout(Set<Integer> removed) {
        Set<Integer> gone = new HashSet<>(removed);
        NavigableSet<Integer> freed = new TreeSet<>();
        Set<Integer> changed = gone;
        while (!changed.isEmpty()) {
            Set<Integer> candidates = new TreeSet<>();
            for (Integer pid : changed) {
                BitSet next = blocks.get(pid);
                if (next != null) {
                    next.stream().mapToObj(pids::get).forEach(candidates::add);
                }
            }
            changed = new TreeSet<>();
            for (Integer pid : candidates) {
                Wait wait = waits.get(pid);
                if (wait != null && !gone.contains(pid) && gone.containsAll(wait.blockedBy())) {
                    changed.add(pid);
                }
            }
            gone.addAll(changed);
            freed.addAll(changed);
        }
        return freed;
    }
}
