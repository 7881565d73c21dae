package io.watchfloor.presentation.floor;

import io.watchfloor.signals.State;
import java.util.List;

/// The tenants, worst first, as the wall folds them.
///
/// @param summary how many in which abnormal state
/// @param all     every tenant, worst first
record TenantsContent(String summary, List<Tenant> all) {
    TenantsContent {
        all = List.copyOf(all);
    }

    /// One tenant with its worst workflow's figure.
    record Tenant(String name, State state, String value, String unit) {}
}
