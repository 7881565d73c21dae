package io.watchfloor.mitigation.planning;

import io.watchfloor.diagnosis.Advice;
import io.watchfloor.signals.estate.Tenant;
import io.watchfloor.signals.estate.Workflow;
import org.jspecify.annotations.Nullable;

/// Whom an action is about.
///
/// @param title   what the plan is called after: the workflow, else the object
/// @param server  the server whose blocked time should fall; empty when none should
/// @param advised what the advice said it frees
public record Subject(
        @Nullable Tenant tenant, @Nullable Workflow workflow, String title, String server, Advice.Effect advised) {
    /// The tenant's slug, empty where there is none.
    public String tenantSlug() {
        return tenant == null ? "" : tenant.slug();
    }

    /// The workflow's slug, empty where there is none.
    public String workflowSlug() {
        return workflow == null ? "" : workflow.slug();
    }
}
