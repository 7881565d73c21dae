package io.watchfloor.diagnosis.findings;

import io.watchfloor.diagnosis.locks.ServerLocks;
import io.watchfloor.diagnosis.locks.WaitTree.Node;
import io.watchfloor.signals.estate.Estate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The root blockers of one subject at one sample, the heaviest first.
record Group(Subject subject, List<Charge> charges) {
    Group {
        charges = charges.stream()
                .sorted(Comparator.<Charge>comparingDouble(
                                charge -> -charge.counted().sessions())
                        .thenComparingDouble(charge -> -charge.load())
                        .thenComparingInt(charge -> charge.root().pid()))
                .toList();
    }

    /// All groups of one server.
    static List<Group> of(ServerLocks locks, Estate estate) {
        Map<Subject, List<Charge>> bySubject = new LinkedHashMap<>();
        for (Charge charge : Charge.of(locks, estate)) {
            Subject subject = Subject.of(locks.server(), charge.root(), estate);
            bySubject.computeIfAbsent(subject, key -> new ArrayList<>()).add(charge);
        }
        return bySubject.entrySet().stream()
                .map(entry -> new Group(entry.getKey(), entry.getValue()))
                .toList();
    }

    ServerLocks locks() {
        return charges.getFirst().locks();
    }

    Node lead() {
        return charges.getFirst().root();
    }

    Set<Integer> roots() {
        return charges.stream().map(charge -> charge.root().pid()).collect(Collectors.toCollection(TreeSet::new));
    }

    Set<Integer> waiters() {
        return charges.stream()
                .flatMap(charge -> charge.waiters().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    double load() {
        return charges.stream().mapToDouble(Charge::load).sum();
    }

    double counted() {
        return charges.stream()
                .mapToDouble(charge -> charge.counted().sessions())
                .sum();
    }

    double critical() {
        return charges.stream()
                .mapToDouble(charge -> charge.counted().critical())
                .sum();
    }

    Duration longest() {
        return charges.stream()
                .map(charge -> charge.counted().longest())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /// When the first of those now waiting had waited for a second, absent while none has.
    @Nullable
    Instant longSince() {
        ServerLocks locks = locks();
        return waiters().stream()
                .filter(locks::waitsLong)
                .map(locks::longSince)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
