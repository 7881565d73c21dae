package io.watchfloor.diagnosis.locks;

import io.watchfloor.signals.estate.Tenant;
import io.watchfloor.signals.facts.Objects.Identity;
import org.jspecify.annotations.Nullable;

/// How a pack's workload names, which leave the tenant out, are found among a cluster's objects.
public final class Workloads {
    private Workloads() {}

    /// Whether an object's name is the pack's, alone or with the tenant's slug before or after it.
    public static boolean matches(String object, String pack, @Nullable Tenant tenant) {
        return object.equals(pack)
                || (tenant != null
                        && (object.equals(tenant.slug() + "-" + pack) || object.equals(pack + "-" + tenant.slug())));
    }

    /// Whether an object is one of this tenant's: in its namespace, else named after it. `alone` says that there is no
    /// other tenant, so that no name is needed to tell them apart.
    public static boolean owns(Tenant tenant, boolean alone, Identity object, String pack) {
        String own = tenant.namespace();
        if (own != null) {
            return own.equals(object.namespace()) && matches(object.name(), pack, tenant);
        }
        return matches(object.name(), pack, tenant) && (alone || !object.name().equals(pack));
    }
}
