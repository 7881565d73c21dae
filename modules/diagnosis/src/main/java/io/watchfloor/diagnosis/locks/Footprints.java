package io.watchfloor.diagnosis.locks;

import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Tenant;
import io.watchfloor.signals.estate.Workflow;
import io.watchfloor.signals.statements.StatementTables;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which workflows a workload, a scheduled action or a statement may belong to, by the packs' footprints. Each text
/// is taken apart once. Safe from any thread.
public final class Footprints {
    private static final int TEXTS_KEPT = 10_000;

    /// What a statement's tables say.
    ///
    /// @param writes whether it was told from tables that it writes
    record Told(Set<String> workflows, boolean writes) {
        static final Told NOTHING = new Told(Set.of(), false);

        Told {
            workflows = Set.copyOf(workflows);
        }

        /// The one workflow it can be, among these where there are any.
        @Nullable
        String only(Set<String> among) {
            List<String> possible = workflows.stream()
                    .filter(each -> among.isEmpty() || among.contains(each))
                    .toList();
            return possible.size() == 1 ? possible.getFirst() : null;
        }
    }

    private final Estate estate;
    private final Map<String, Told> told = new ConcurrentHashMap<>();

    /// The footprints of this estate's workflows.
    public Footprints(Estate estate) {
        this.estate = estate;
    }

    Estate estate() {
        return estate;
    }

    Set<String> ofWorkload(@Nullable String workload, @Nullable Tenant tenant) {
        return workload == null
                ? Set.of()
                : estate.workflows().stream()
                        .filter(workflow -> workflow.footprint().workloads().stream()
                                .anyMatch(name -> Workloads.matches(workload, name, tenant)))
                        .map(Workflow::slug)
                        .collect(Collectors.toSet());
    }

    /// The workflow of a scheduled action; absent when none or more than one names it.
    @Nullable
    String ofAction(String name) {
        List<String> found = estate.workflows().stream()
                .filter(workflow -> workflow.footprint().crons().stream().anyMatch(name::equalsIgnoreCase))
                .map(Workflow::slug)
                .toList();
        return found.size() == 1 ? found.getFirst() : null;
    }

    /// What a statement writes tells more than what it reads: everybody reads orders.
    Told ofStatement(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Told.NOTHING;
        }
        Told known = told.get(text);
        if (known == null) {
            if (told.size() >= TEXTS_KEPT) {
                told.clear();
            }
            StatementTables tables = StatementTables.of(text);
            boolean writes = !tables.written().isEmpty();
            known = new Told(byTables(writes ? tables.written() : tables.read()), writes);
            told.put(text, known);
        }
        return known;
    }

    private Set<String> byTables(Set<String> tables) {
        return estate.workflows().stream()
                .filter(workflow -> workflow.footprint().tables().stream().anyMatch(tables::contains))
                .map(Workflow::slug)
                .collect(Collectors.toSet());
    }
}
