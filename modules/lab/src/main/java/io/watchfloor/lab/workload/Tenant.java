package io.watchfloor.lab.workload;

import java.util.List;

/// One brand: its slug is also the name of its database and of its Kubernetes namespace.
public record Tenant(String slug, String title) {
    /// The lab's three.
    public static final List<Tenant> ALL =
            List.of(new Tenant("norda", "Norda"), new Tenant("velmar", "Velmar"), new Tenant("kestra", "Kestra"));

    /// The role that owns the tenant's database.
    public String owner() {
        return "odoo_" + slug;
    }
}
