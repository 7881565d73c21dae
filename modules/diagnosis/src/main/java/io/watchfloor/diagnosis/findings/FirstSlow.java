package io.watchfloor.diagnosis.findings;

import io.watchfloor.diagnosis.Answers.FirstToSlow;
import io.watchfloor.diagnosis.Answers.FirstToSlow.Follower;
import io.watchfloor.diagnosis.locks.Blocked;
import io.watchfloor.diagnosis.workflows.Batch;
import io.watchfloor.diagnosis.workflows.Change;
import io.watchfloor.diagnosis.workflows.Memory;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Tenant;
import io.watchfloor.signals.estate.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Orders the workflows by when each began to be slow. What is less than a tick apart cannot be told apart: there the
/// more important one stands first, then the one of which more sessions wait.
public final class FirstSlow {
    private record Slowed(Workflow workflow, Tenant tenant, Instant at, int waiting) {}

    private final Estate estate;
    private final Map<String, Memory> memories;
    private final Map<String, Blocked> blocked;
    private final Duration resolution;

    /// Over what the workflows' judges remember.
    ///
    /// @param blocked    who is blocked now, by [Blocked#key]
    /// @param resolution smaller differences are none
    public FirstSlow(Estate estate, Map<String, Memory> memories, Map<String, Blocked> blocked, Duration resolution) {
        this.estate = estate;
        this.memories = memories;
        this.blocked = blocked;
        this.resolution = resolution;
    }

    /// For contention on one server, which began at `since`: what was slow before for another reason does not count.
    ///
    /// @param before what was answered a tick ago, which stands while nothing speaks clearly against it
    public @Nullable FirstToSlow byLocks(String server, Instant since, @Nullable FirstToSlow before) {
        List<Slowed> slowed = new ArrayList<>();
        for (Tenant tenant : estate.tenants()) {
            if (tenant.server().equals(server)) {
                for (Workflow workflow : estate.workflows()) {
                    Change change = change(tenant, workflow);
                    Instant at = change == null ? null : change.blocked() != null ? change.blocked() : change.at();
                    if (at != null && change != null && (change.blocked() != null || !at.isBefore(since))) {
                        slowed.add(slowed(workflow, tenant, at));
                    }
                }
            }
        }
        return ordered(slowed, before);
    }

    /// Whatever the cause.
    public @Nullable FirstToSlow byAny() {
        List<Slowed> slowed = new ArrayList<>();
        for (Tenant tenant : estate.tenants()) {
            for (Workflow workflow : estate.workflows()) {
                Change change = change(tenant, workflow);
                Instant at = change == null ? null : change.at();
                if (at != null) {
                    slowed.add(slowed(workflow, tenant, at));
                }
            }
        }
        return ordered(slowed, null);
    }

    private Slowed slowed(Workflow workflow, Tenant tenant, Instant at) {
        Blocked now = blocked.getOrDefault(Blocked.key(tenant.slug(), workflow.slug()), Blocked.NONE);
        return new Slowed(workflow, tenant, at, now.all());
    }

    private @Nullable Change change(Tenant tenant, Workflow workflow) {
        Memory memory = memories.get(Blocked.key(tenant.slug(), workflow.slug()));
        return memory == null ? null : memory.change();
    }

    private @Nullable FirstToSlow ordered(List<Slowed> slowed, @Nullable FirstToSlow before) {
        List<Slowed> first = earliest(slowed, workflow -> !Batch.is(workflow));
        List<Slowed> counted = first.isEmpty() ? earliest(slowed, workflow -> true) : first;
        if (counted.isEmpty()) {
            return null;
        }
        Instant begin = counted.getFirst().at();
        List<Slowed> together = counted.stream()
                .filter(one -> together(begin, one))
                .sorted(Comparator.<Slowed>comparingInt(one -> stood(one, before) ? 0 : 1)
                        .thenComparing(one -> one.workflow().tier())
                        .thenComparingInt(one -> -one.waiting()))
                .toList();
        Slowed leader = together.getFirst();
        List<Follower> then = Stream.concat(
                        together.stream()
                                .skip(1)
                                .map(one -> new Follower(one.workflow().slug(), begin)),
                        counted.stream()
                                .filter(one -> !together(begin, one))
                                .map(one -> new Follower(one.workflow().slug(), one.at())))
                .toList();
        return new FirstToSlow(leader.workflow().slug(), leader.tenant().slug(), begin, then);
    }

    private boolean together(Instant begin, Slowed one) {
        return Duration.between(begin, one.at()).compareTo(resolution) < 0;
    }

    private static boolean stood(Slowed one, @Nullable FirstToSlow before) {
        return before != null && before.workflow().equals(one.workflow().slug());
    }

    /// Each workflow once, at its earliest.
    private List<Slowed> earliest(List<Slowed> slowed, Predicate<Workflow> counts) {
        List<Slowed> earliest = new ArrayList<>();
        for (Workflow workflow : estate.workflows()) {
            if (counts.test(workflow)) {
                slowed.stream()
                        .filter(one -> one.workflow().equals(workflow))
                        .min(Comparator.comparing(Slowed::at))
                        .ifPresent(earliest::add);
            }
        }
        earliest.sort(Comparator.comparing(Slowed::at));
        return earliest;
    }
}
