package io.watchfloor.diagnosis.locks;

import io.watchfloor.signals.facts.Session;
import io.watchfloor.signals.facts.Sessions;
import io.watchfloor.signals.facts.Waits;
import io.watchfloor.signals.facts.Waits.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Who waits for whom on one server, parallel workers counted as their leader, a wait for oneself left out. For
/// one thread.
public final class WaitGraph {
    private static final int[] NONE = {};

    private final Instant serverTime;
    private final Map<Integer, Session> sessions;
    private final Map<Integer, Integer> leaders;
    private final Map<Integer, Wait> waits;
    /// Who waits or blocks, the last to come first: places of those below are small numbers. Holders stand last.
    private final int[] line;
    private final Map<Integer, Integer> places;
    private final int[][] blockers;
    private final int[][] blocks;
    private final long[] millis;
    private @Nullable Reach reach;

    private WaitGraph(Waits facts, @Nullable Sessions known) {
        this.serverTime = facts.serverTime();
        List<Session> listed = known == null ? List.of() : known.sessions();
        this.sessions = HashMap.newHashMap(listed.size());
        this.leaders = new HashMap<>();
        for (Session session : listed) {
            sessions.put(session.pid(), session);
            Integer leader = session.leaderPid();
            if (leader != null) {
                leaders.put(session.pid(), leader);
            }
        }
        this.waits = HashMap.newHashMap(facts.waits().size());
        for (Wait wait : facts.waits()) {
            waits.merge(leader(wait.pid()), led(wait), WaitGraph::merged);
        }
        this.line = line();
        this.places = HashMap.newHashMap(line.length);
        for (int place = 0; place < line.length; place++) {
            places.put(line[place], place);
        }
        this.millis = new long[line.length];
        this.blockers = new int[line.length][];
        this.blocks = blocks();
    }

    /// Orders by who came last; one whose wait has just begun came last of all, and who waits for nothing first.
    private int[] line() {
        List<Wait> queue = new ArrayList<>(waits.values());
        queue.sort(Comparator.comparing(WaitGraph::since, Comparator.reverseOrder())
                .thenComparing(Wait::pid, Comparator.reverseOrder()));
        NavigableSet<Integer> holders = new TreeSet<>(Comparator.reverseOrder());
        for (Wait wait : queue) {
            for (Integer blocker : wait.blockedBy()) {
                if (!waits.containsKey(blocker)) {
                    holders.add(blocker);
                }
            }
        }
        return IntStream.concat(
                        queue.stream().mapToInt(Wait::pid), holders.stream().mapToInt(Integer::intValue))
                .toArray();
    }

    /// Fills in how long each has waited and for whom, and answers who waits for each.
    private int[][] blocks() {
        int[] counts = new int[line.length];
        for (int place = 0; place < line.length; place++) {
            Wait wait = waits.get(line[place]);
            millis[place] = waited(wait).toMillis();
            blockers[place] = wait == null ? NONE : places(wait);
            for (int blocker : blockers[place]) {
                counts[blocker]++;
            }
        }
        int[][] filled = new int[line.length][];
        for (int place = 0; place < line.length; place++) {
            filled[place] = counts[place] == 0 ? NONE : new int[counts[place]];
        }
        // The first to come is put down first: it reaches most.
        for (int place = line.length - 1; place >= 0; place--) {
            for (int blocker : blockers[place]) {
                filled[blocker][filled[blocker].length - counts[blocker]--] = place;
            }
        }
        return filled;
    }

    private int[] places(Wait wait) {
        int[] found = new int[wait.blockedBy().size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = place(wait.blockedBy().get(i));
        }
        return found;
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
        if (leaders.isEmpty() && !wait.blockedBy().contains(pid)) {
            return wait;
        }
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

    private static Instant since(Wait wait) {
        Instant since = wait.since();
        return since == null ? Instant.MAX : since;
    }

    /// How many wait or block. A place is a number below that: the greater, the earlier in the queue.
    int size() {
        return line.length;
    }

    int pidAt(int place) {
        return line[place];
    }

    /// The places of those who block a place.
    int[] blockersAt(int place) {
        return blockers[place];
    }

    /// Whether whoever is at a place waits.
    boolean waitsAt(int place) {
        return waits.containsKey(line[place]);
    }

    /// Everyone who waits or blocks, by pid.
    public List<Integer> pids() {
        return IntStream.of(line).sorted().boxed().toList();
    }

    /// Everyone who waits, by pid.
    public Set<Integer> waiting() {
        return new TreeSet<>(waits.keySet());
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
        return waited(waits.get(pid));
    }

    private Duration waited(@Nullable Wait wait) {
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
        return IntStream.of(reach().places(place(pid)))
                .mapToObj(this::pidAt)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// What stands below whom, worked out when it is first asked for.
    Reach reach() {
        Reach known = reach;
        if (known == null) {
            known = new Reach(blocks, millis);
            reach = known;
        }
        return known;
    }

    /// Sessions that could go on if `removed` were gone: those whose every blocker is removed or freed itself.
    public Set<Integer> freedWithout(Set<Integer> removed) {
        Set<Integer> gone = new HashSet<>(removed);
        NavigableSet<Integer> freed = new TreeSet<>();
        Deque<Integer> open = new ArrayDeque<>(removed);
        while (!open.isEmpty()) {
            Integer place = places.get(open.pop());
            for (int other : place == null ? NONE : blocks[place]) {
                int pid = line[other];
                if (!gone.contains(pid) && IntStream.of(blockers[other]).allMatch(each -> gone.contains(line[each]))) {
                    gone.add(pid);
                    freed.add(pid);
                    open.push(pid);
                }
            }
        }
        return freed;
    }
}
