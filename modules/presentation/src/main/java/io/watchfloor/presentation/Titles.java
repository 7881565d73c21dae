package io.watchfloor.presentation;

import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Tenant;
import io.watchfloor.signals.estate.Workflow;
import java.util.Optional;

/// What the screen calls things: the estate's titles for its slugs, and the slug itself where it has none.
public record Titles(Estate estate) {
    /// The title of a workflow.
    public String workflow(String slug) {
        return estate.workflow(slug).map(Workflow::title).orElse(slug);
    }

    /// The title of a tenant.
    public String tenant(String slug) {
        return estate.tenant(slug).map(Tenant::title).orElse(slug);
    }

    /// The title of a CronJob, Job or Deployment: its workflow's and its tenant's, where these are known.
    public String workload(String namespace, String name) {
        String workflow = workflowOf(name).map(Workflow::title).orElse(name);
        return tenantOf(namespace, name)
                .map(tenant -> workflow + ", " + tenant.title())
                .orElse(workflow);
    }

    /// The workflow whose footprint names this workload, with or without a tenant or run in its name.
    public Optional<Workflow> workflowOf(String name) {
        return estate.workflows().stream()
                .filter(workflow -> workflow.footprint().workloads().stream().anyMatch(known -> carries(name, known)))
                .findFirst();
    }

    private Optional<Tenant> tenantOf(String namespace, String name) {
        return estate.tenants().stream()
                .filter(tenant -> namespace.equals(tenant.namespace()) || name.startsWith(tenant.slug() + "-"))
                .findFirst();
    }

    private static boolean carries(String name, String known) {
        return name.equals(known) || name.endsWith("-" + known) || name.startsWith(known + "-");
    }
}
