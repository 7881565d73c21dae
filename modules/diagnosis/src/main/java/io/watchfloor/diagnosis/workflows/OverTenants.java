package io.watchfloor.diagnosis.workflows;

import io.watchfloor.diagnosis.Reach;
import io.watchfloor.diagnosis.WorkflowStatus;
import io.watchfloor.diagnosis.WorkflowStatus.Figures;
import io.watchfloor.diagnosis.WorkflowStatus.TenantStatus;
import io.watchfloor.diagnosis.WorkflowStatus.Usual;
import io.watchfloor.signals.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Puts the tenants' shares together: the worst decides, and a mean that would hide a stall is never formed.
final class OverTenants {
    private OverTenants() {}

    static WorkflowStatus status(String workflow, List<TenantStatus> tenants, Instant now) {
        if (tenants.isEmpty()) {
            Reach reach = new Reach(now, null, "no tenant in this estate's file");
            return new WorkflowStatus(workflow, State.UNKNOWN, reach, Seen.NOTHING, tenants);
        }
        TenantStatus worst = tenants.stream()
                .min(Comparator.comparing(TenantStatus::state)
                        .thenComparing(tenant -> latency(tenant), Comparator.reverseOrder()))
                .orElseThrow();
        State state = worst.state();
        boolean abnormal = state == State.DOWN || state == State.DEGRADED;
        Instant since = tenants.stream()
                .filter(tenant -> tenant.state() == state)
                .map(tenant -> tenant.reach().since())
                .min(Comparator.naturalOrder())
                .orElse(now);
        Duration age = tenants.stream()
                .map(tenant -> tenant.reach().age())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        Reach reach = new Reach(since, age, worst.reach().reason());
        return new WorkflowStatus(workflow, state, reach, abnormal ? worst.figures() : over(tenants), tenants);
    }

    private static double latency(TenantStatus tenant) {
        Double latency = tenant.figures().latency();
        return latency == null ? 0 : latency;
    }

    /// Latency of the slowest tenant, work of all.
    private static Figures over(List<TenantStatus> tenants) {
        List<Figures> all = tenants.stream().map(TenantStatus::figures).toList();
        List<Usual> usual =
                all.stream().map(Figures::usual).filter(Objects::nonNull).toList();
        Figures slowest = all.stream()
                .filter(figures -> figures.latency() != null)
                .max(Comparator.comparingDouble(figures -> Objects.requireNonNullElse(figures.latency(), 0.0)))
                .orElse(Seen.NOTHING);
        return new Figures(
                slowest.latency(),
                sum(known(all, Figures::throughput)),
                sum(known(all, Figures::waiting)),
                usual.isEmpty()
                        ? null
                        : new Usual(
                                usual.stream().mapToDouble(Usual::low).min().orElseThrow(),
                                usual.stream().mapToDouble(Usual::high).max().orElseThrow()),
                slowest.estimated());
    }

    private static List<Double> known(List<Figures> all, Function<Figures, @Nullable Double> figure) {
        return all.stream().map(figure).filter(Objects::nonNull).toList();
    }

    private static @Nullable Double sum(List<Double> values) {
        return values.isEmpty()
                ? null
                : values.stream().mapToDouble(Double::doubleValue).sum();
    }
}
