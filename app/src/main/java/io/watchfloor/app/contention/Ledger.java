package io.watchfloor.app.contention;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The script's own knowledge of who holds and who asks for what, after the rules of PostgreSQL's lock manager
/// (src/backend/storage/lmgr/README, "Lock Manager Internal Locking" and the queue's rules in `ProcSleep`) and of row
/// locks (src/backend/access/heap/README.tuplock). It asks no server. Holders are pids, and gids of prepared ones.
final class Ledger {
    private record Part(String who, Mode mode) {}

    private static final class Queue {
        private final List<Part> holders = new ArrayList<>();
        private final List<Part> waiters = new ArrayList<>();
    }

    /// A wait as it ought to be shown; `held` is the strongest mode among those of its blockers that hold it.
    record Wait(
            Lock lock,
            Mode mode,
            Set<String> blockers,
            @Nullable Mode held,
            boolean behindRow) {}

    private final Map<Lock, Queue> queues = new LinkedHashMap<>();
    private final Map<String, Lock> waiting = new HashMap<>();

    boolean waits(String who) {
        return waiting.containsKey(who);
    }

    /// Whether it asked for this before: a second request would be ranked by what is held already.
    boolean knows(String who, Lock lock) {
        Queue queue = queues.get(lock);
        return queue != null
                && (queue.holders.stream().anyMatch(part -> part.who().equals(who))
                        || queue.waiters.stream().anyMatch(part -> part.who().equals(who)));
    }

    boolean holdsAnything(String who) {
        return queues.values().stream()
                .anyMatch(queue ->
                        queue.holders.stream().anyMatch(part -> part.who().equals(who)));
    }

    /// Whether its end would set rows in motion: who then comes next in which order is not told beforehand.
    boolean holdsAwaitedRow(String who) {
        return queues.entrySet().stream()
                .anyMatch(entry -> entry.getKey() instanceof Lock.Row
                        && !entry.getValue().waiters.isEmpty()
                        && entry.getValue().holders.stream()
                                .anyMatch(part -> part.who().equals(who)));
    }

    /// Asks; answers whether it has to wait.
    boolean asks(String who, Lock lock, Mode mode) {
        Queue queue = queues.computeIfAbsent(lock, _ -> new Queue());
        Part part = new Part(who, mode);
        boolean free = queue.holders.stream().noneMatch(each -> each.mode().excludes(mode))
                && queue.waiters.stream().noneMatch(each -> each.mode().excludes(mode));
        if (free) {
            queue.holders.add(part);
        } else {
            queue.waiters.add(part);
            waiting.put(who, lock);
        }
        return !free;
    }

    /// Ends a transaction that waits for nothing; answers who goes on.
    Set<String> ends(String who) {
        Set<String> woken = new HashSet<>();
        for (Queue queue : queues.values()) {
            if (queue.holders.removeIf(part -> part.who().equals(who))) {
                woken.addAll(wake(queue));
            }
        }
        woken.forEach(waiting::remove);
        return woken;
    }

    private static Set<String> wake(Queue queue) {
        Set<String> woken = new HashSet<>();
        List<Part> ahead = new ArrayList<>();
        for (Iterator<Part> waiters = queue.waiters.iterator(); waiters.hasNext(); ) {
            Part part = waiters.next();
            boolean free = queue.holders.stream().noneMatch(each -> each.mode().excludes(part.mode()))
                    && ahead.stream().noneMatch(each -> each.mode().excludes(part.mode()));
            if (free) {
                waiters.remove();
                queue.holders.add(part);
                woken.add(part.who());
            } else {
                ahead.add(part);
            }
        }
        return woken;
    }

    /// What one holds goes over to a prepared transaction.
    void becomes(String who, String gid) {
        for (Queue queue : queues.values()) {
            queue.holders.replaceAll(part -> part.who().equals(who) ? new Part(gid, part.mode()) : part);
        }
    }

    /// Everyone who waits, with who is in the way.
    Map<String, Wait> waits() {
        Map<String, Wait> waits = new TreeMap<>();
        queues.forEach((lock, queue) -> {
            for (int place = 0; place < queue.waiters.size(); place++) {
                Part part = queue.waiters.get(place);
                waits.put(part.who(), lock instanceof Lock.Row ? row(lock, queue, place) : plain(lock, queue, place));
            }
        });
        return waits;
    }

    /// Behind all who hold it, and all before it in the queue, in a mode that excludes its own.
    private static Wait plain(Lock lock, Queue queue, int place) {
        Part part = queue.waiters.get(place);
        Set<String> blockers = new TreeSet<>();
        Optional<Mode> held = queue.holders.stream()
                .filter(each -> each.mode().excludes(part.mode()))
                .peek(each -> blockers.add(each.who()))
                .map(Part::mode)
                .max(Mode::compareTo);
        queue.waiters.subList(0, place).stream()
                .filter(each -> each.mode().excludes(part.mode()))
                .forEach(each -> blockers.add(each.who()));
        return new Wait(lock, part.mode(), blockers, held.orElse(null), false);
    }

    /// The first waits for the holder's transaction and holds the tuple; the others wait for the tuple.
    private static Wait row(Lock lock, Queue queue, int place) {
        if (place == 0) {
            return new Wait(lock, Mode.SHARE, Set.of(queue.holders.getFirst().who()), Mode.EXCLUSIVE, false);
        }
        Set<String> blockers = new TreeSet<>();
        queue.waiters.subList(0, place).forEach(each -> blockers.add(each.who()));
        return new Wait(lock, Mode.EXCLUSIVE, blockers, Mode.EXCLUSIVE, true);
    }
}
