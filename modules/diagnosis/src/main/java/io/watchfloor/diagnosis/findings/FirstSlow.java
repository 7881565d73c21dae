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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Orders the workflows by when each began to be slow.
public final class FirstSlow {
    private record Slowed(Workflow workflow, Tenant tenant, Instant at) {}

    private final Estate estate;
    private final Map<String, Memory> memories;

    /// Over what the workflows' judges remember.
    public FirstSlow(Estate estate, Map<String, Memory> memories) {
        this.estate = estate;
        this.memories = memories;
    }

    /// For contention on one server, which began at `since`: what was slow before for another reason does not count.
    public @Nullable FirstToSlow byLocks(String server, Instant since) {
        List<Slowed> slowed = new ArrayList<>();
        for (Tenant tenant : estate.tenants()) {
            if (tenant.server().equals(server)) {
                for (Workflow workflow : estate.workflows()) {
                    Change change = change(tenant, workflow);
                    Instant at = change == null ? null : change.blocked() != null ? change.blocked() : change.at();
                    if (at != null && change != null && (change.blocked() != null || !at.isBefore(since))) {
                        slowed.add(new Slowed(workflow, tenant, at));
                    }
                }
            }
        }
        return ordered(slowed);
    }

    /// Whatever the cause.
    public @Nullable FirstToSlow byAny() {
        List<Slowed> slowed = new ArrayList<>();
        for (Tenant tenant : estate.tenants()) {
            for (Workflow workflow : estate.workflows()) {
                Change change = change(tenant, workflow);
                Instant at = change == null ? null : change.at();
                if (at != null) {
                    slowed.add(new Slowed(workflow, tenant, at));
                }
            }
        }
        return ordered(slowed);
    }

    private @Nullable Change change(Tenant tenant, Workflow workflow) {
        Memory memory = memories.get(Blocked.key(tenant.slug(), workflow.slug()));
        return memory == null ? null : memory.change();
    }

    private @Nullable FirstToSlow ordered(List<Slowed> slowed) {
        List<Slowed> first = earliest(slowed, workflow -> !Batch.is(workflow));
        List<Slowed> counted = first.isEmpty() ? earliest(slowed, workflow -> true) : first;
        if (counted.isEmpty()) {
            return null;
        }
        Slowed leader = counted.getFirst();
        List<Follower> then = counted.stream()
                .skip(1)
                .map(follower -> new Follower(follower.workflow().slug(), follower.at()))
                .toList();
        return new FirstToSlow(leader.workflow().slug(), leader.tenant().slug(), leader.at(), then);
    }

    /// Each workflow once, at its earliest; at the same instant the more important one first.
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
        earliest.sort(Comparator.comparing(Slowed::at)
                .thenComparing(one -> one.workflow().tier()));
        return earliest;
    }
}
