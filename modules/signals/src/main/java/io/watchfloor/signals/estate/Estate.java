package io.watchfloor.signals.estate;

import io.watchfloor.signals.estate.Systems.PostgresServer;
import java.util.List;
import java.util.Optional;

/// Everything watched, as `estate.yaml` and its packs describe it.
public record Estate(
        Identity identity, Systems systems, List<Tenant> tenants, List<Workflow> workflows, Governance governance) {
    public Estate {
        tenants = List.copyOf(tenants);
        workflows = List.copyOf(workflows);
    }

    /// An estate whose consoles share nothing.
    public Estate(Identity identity, Systems systems, List<Tenant> tenants, List<Workflow> workflows) {
        this(identity, systems, tenants, workflows, Governance.NONE);
    }

    /// The tenant of a database on a server.
    public Optional<Tenant> tenantOf(String server, String database) {
        return tenants.stream()
                .filter(tenant ->
                        tenant.server().equals(server) && tenant.database().equals(database))
                .findFirst();
    }

    /// The tenant with this slug.
    public Optional<Tenant> tenant(String slug) {
        return tenants.stream().filter(tenant -> tenant.slug().equals(slug)).findFirst();
    }

    /// The workflow with this slug.
    public Optional<Workflow> workflow(String slug) {
        return workflows.stream()
                .filter(workflow -> workflow.slug().equals(slug))
                .findFirst();
    }

    /// The server with this slug.
    public Optional<PostgresServer> server(String slug) {
        return systems.postgres().stream()
                .filter(server -> server.slug().equals(slug))
                .findFirst();
    }
}
