package io.watchfloor.diagnosis;

import io.watchfloor.signals.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One workflow over all its tenants. It takes the state of its worst tenant.
///
/// @param workflow the workflow's slug
/// @param figures  of the worst tenant while abnormal, else over all tenants
/// @param tenants  in the estate's order
public record WorkflowStatus(String workflow, State state, Reach reach, Figures figures, List<TenantStatus> tenants) {
    public WorkflowStatus {
        tenants = List.copyOf(tenants);
    }

    /// One tenant's share.
    public record TenantStatus(String tenant, State state, Reach reach, Figures figures) {}

    /// The measures that stand together; each is absent when not known.
    ///
    /// @param latency    seconds, p95
    /// @param throughput completed per second
    /// @param waiting    units of work
    /// @param usual      usual range of latency, absent until learned
    /// @param estimated  whether `latency` was worked out from waiting work, not measured on completed work
    public record Figures(
            @Nullable Double latency,
            @Nullable Double throughput,
            @Nullable Double waiting,
            @Nullable Usual usual,
            boolean estimated) {
        /// Figures with a latency that was measured, or none.
        public Figures(
                @Nullable Double latency,
                @Nullable Double throughput,
                @Nullable Double waiting,
                @Nullable Usual usual) {
            this(latency, throughput, waiting, usual, false);
        }
    }

    /// The usual range in seconds.
    public record Usual(double low, double high) {}
}
