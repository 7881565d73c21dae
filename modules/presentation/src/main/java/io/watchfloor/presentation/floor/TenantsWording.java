package io.watchfloor.presentation.floor;

import io.watchfloor.diagnosis.Judgement;
import io.watchfloor.diagnosis.WorkflowStatus;
import io.watchfloor.diagnosis.WorkflowStatus.TenantStatus;
import io.watchfloor.presentation.Figures.Amount;
import io.watchfloor.presentation.Titles;
import io.watchfloor.presentation.Words;
import io.watchfloor.presentation.floor.TenantsContent.Tenant;
import io.watchfloor.signals.State;
import io.watchfloor.signals.estate.Workflow.Tier;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Folds all workflows into one state for each tenant: that of the worst.
record TenantsWording(Titles titles) {
    private record Seen(TenantStatus status, boolean critical) {}

    TenantsContent tenants(Judgement.Board board) {
        Map<String, List<Seen>> byTenant = new HashMap<>();
        for (WorkflowStatus workflow : board.workflows()) {
            boolean critical = titles.estate()
                    .workflow(workflow.workflow())
                    .filter(it -> it.tier() == Tier.CRITICAL)
                    .isPresent();
            for (TenantStatus status : workflow.tenants()) {
                byTenant.computeIfAbsent(status.tenant(), slug -> new ArrayList<>())
                        .add(new Seen(status, critical));
            }
        }
        List<TenantStatus> worst = titles.estate().tenants().stream()
                .map(tenant -> byTenant.get(tenant.slug()))
                .filter(statuses -> statuses != null)
                .map(this::worst)
                .sorted(TenantCells.WORSE_STATE_FIRST)
                .toList();
        return new TenantsContent(
                summary(worst), worst.stream().map(this::tenant).toList());
    }

    /// What is idle, or of a lesser workflow not seen, does not hide what is known of the others.
    private TenantStatus worst(List<Seen> all) {
        List<TenantStatus> seen = all.stream()
                .filter(one -> counts(one.status().state(), one.critical()))
                .map(Seen::status)
                .toList();
        List<TenantStatus> counted =
                seen.isEmpty() ? all.stream().map(Seen::status).toList() : seen;
        return counted.stream().min(TenantCells.WORSE_STATE_FIRST).orElseThrow();
    }

    private static boolean counts(State state, boolean critical) {
        return switch (state) {
            case DOWN, DEGRADED, MAINTENANCE, HEALTHY -> true;
            case UNKNOWN, STALE -> critical;
            case IDLE -> false;
        };
    }

    private Tenant tenant(TenantStatus status) {
        Amount amount = TenantCells.amount(status);
        return new Tenant(titles.tenant(status.tenant()), status.state(), amount.value(), amount.unit());
    }

    private static String summary(List<TenantStatus> tenants) {
        Map<State, Integer> counts = new EnumMap<>(State.class);
        tenants.forEach(status -> counts.merge(status.state(), 1, Integer::sum));
        List<String> parts = counts.entrySet().stream()
                .filter(entry -> entry.getKey().compareTo(State.STALE) <= 0)
                .map(entry -> entry.getValue() + " " + Words.of(entry.getKey()).text())
                .toList();
        String count = Integer.toString(tenants.size());
        return parts.isEmpty()
                ? FloorText.TENANTS_QUIET.text(count)
                : FloorText.TENANTS_WORST.text(count, String.join(", ", parts));
    }
}
