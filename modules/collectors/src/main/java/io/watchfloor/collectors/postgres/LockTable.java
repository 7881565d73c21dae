package io.watchfloor.collectors.postgres;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// One answer of `locks.sql`, by who awaits what and by who holds it.
final class LockTable {
    private static final String TRANSACTION = "transactionid";

    private final Map<Integer, LockRow> awaited = new HashMap<>();
    private final Map<Integer, LockRow> rowLocks = new HashMap<>();
    private final Map<LockRow.Key, List<LockRow>> holders = new HashMap<>();
    /// Identifiers of the transactions that each virtual transaction of a prepared one has, its savepoints included.
    private final Map<String, Set<String>> prepared = new HashMap<>();

    LockTable(List<LockRow> rows) {
        for (LockRow row : rows) {
            Integer pid = row.pid();
            if (!row.grant().granted()) {
                if (pid != null) {
                    awaited.put(pid, row);
                }
                continue;
            }
            holders.computeIfAbsent(row.key(), _ -> new ArrayList<>()).add(row);
            if (pid == null && row.key().type().equals(TRANSACTION)) {
                prepared.computeIfAbsent(row.owner(), _ -> new HashSet<>())
                        .add(row.key().transaction());
            }
            if (pid != null && row.key().type().equals("tuple")) {
                rowLocks.put(pid, row);
            }
        }
    }

    /// What a session waits for, if it still does.
    Optional<LockRow> awaited(int pid) {
        return Optional.ofNullable(awaited.get(pid));
    }

    /// The lock that tells relation and row of what is awaited: itself, or the tuple lock of the waiter, who holds it
    /// while waiting for the row's last writer.
    Optional<LockRow> place(int pid, LockRow wanted) {
        return wanted.key().place().relation() > 0 ? Optional.of(wanted) : Optional.ofNullable(rowLocks.get(pid));
    }

    /// The strongest mode in which one of `blockers`, or a parallel worker of one, holds what is awaited. A prepared
    /// transaction counts among them as 0.
    Optional<LockMode> held(LockRow wanted, Collection<Integer> blockers, Map<Integer, Integer> leaders) {
        return holders.getOrDefault(wanted.key(), List.of()).stream()
                .filter(row -> blockers.contains(acting(row, leaders)))
                .flatMap(row -> LockMode.of(row.mode()).stream())
                .max(LockMode::compareTo);
    }

    private static int acting(LockRow row, Map<Integer, Integer> leaders) {
        Integer pid = row.pid();
        return pid == null ? 0 : leaders.getOrDefault(pid, pid);
    }

    /// Everyone who holds what is awaited in a mode that excludes the wanted one; prepared transactions left out.
    List<Integer> inTheWay(LockRow wanted) {
        return excluding(wanted)
                .flatMap(row -> Optional.ofNullable(row.pid()).stream())
                .filter(pid -> !pid.equals(wanted.pid()))
                .distinct()
                .sorted()
                .toList();
    }

    /// Identifiers of the prepared transactions that are in the way, each with those of its savepoints.
    List<Set<String>> preparedInTheWay(LockRow wanted) {
        return excluding(wanted)
                .filter(row -> row.pid() == null)
                .map(row -> prepared.getOrDefault(row.owner(), Set.of()))
                .distinct()
                .toList();
    }

    private Stream<LockRow> excluding(LockRow wanted) {
        Optional<LockMode> mode = LockMode.of(wanted.mode());
        return holders.getOrDefault(wanted.key(), List.of()).stream()
                .filter(row -> mode.isPresent()
                        && LockMode.of(row.mode())
                                .map(held -> held.excludes(mode.get()))
                                .orElse(false));
    }
}
