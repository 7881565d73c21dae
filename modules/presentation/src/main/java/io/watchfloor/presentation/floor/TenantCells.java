package io.watchfloor.presentation.floor;

import io.watchfloor.controls.tile.TileContent.Cell;
import io.watchfloor.diagnosis.WorkflowStatus;
import io.watchfloor.diagnosis.WorkflowStatus.TenantStatus;
import io.watchfloor.presentation.Figures;
import io.watchfloor.presentation.Figures.Amount;
import io.watchfloor.presentation.Titles;
import io.watchfloor.presentation.Words;
import io.watchfloor.signals.State;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The tenants on a tile: up to three in the estate's order; of more, the two worst and how many others.
record TenantCells(WorkflowStatus status, Titles titles) {
    private static final int ROOM = 3;
    private static final String NOT_KNOWN = "–";

    /// Worse first across workflows, whose latencies do not compare: by state, then what waits while nothing is done.
    static final Comparator<TenantStatus> WORSE_STATE_FIRST = Comparator.comparing(TenantStatus::state)
            .thenComparing(tenant -> !WorkflowTile.stalled(tenant.state(), tenant.figures()));

    /// Worst first: by state, then what waits while nothing is done, then latency; ties keep the estate's order.
    static final Comparator<TenantStatus> WORST_FIRST = WORSE_STATE_FIRST.thenComparingDouble(
            tenant -> -known(tenant.figures().latency()));

    List<Cell> cells() {
        List<TenantStatus> tenants = status.tenants();
        if (tenants.size() <= ROOM) {
            return tenants.stream().map(this::cell).toList();
        }
        List<TenantStatus> sorted = tenants.stream().sorted(WORST_FIRST).toList();
        State rest = sorted.get(ROOM - 1).state();
        Cell others =
                new Cell(Words.shape(rest), FloorText.OTHERS.text(Integer.toString(tenants.size() - ROOM + 1)), "");
        return Stream.concat(sorted.stream().limit(ROOM - 1).map(this::cell), Stream.of(others))
                .toList();
    }

    static Optional<TenantStatus> worst(WorkflowStatus status) {
        return status.tenants().stream().min(WORST_FIRST);
    }

    private Cell cell(TenantStatus tenant) {
        return new Cell(Words.shape(tenant.state()), titles.tenant(tenant.tenant()), value(tenant));
    }

    /// The short value: seconds and minutes are told by their form, milliseconds are not.
    private static String value(TenantStatus tenant) {
        Amount amount = amount(tenant);
        return amount.unit().equals("ms") ? amount.text() : amount.value();
    }

    /// A tenant's figure, chosen as the tile chooses its own.
    static Amount amount(TenantStatus tenant) {
        Double latency = tenant.figures().latency();
        Double throughput = tenant.figures().throughput();
        boolean shown = tenant.state() != State.UNKNOWN && tenant.state() != State.IDLE;
        if (shown
                && throughput != null
                && (latency == null || WorkflowTile.stalled(tenant.state(), tenant.figures()))) {
            return Figures.perMinute(throughput);
        }
        return shown && latency != null ? Figures.seconds(latency) : new Amount(NOT_KNOWN, "");
    }

    private static double known(@Nullable Double value) {
        return value == null ? 0 : value;
    }
}
