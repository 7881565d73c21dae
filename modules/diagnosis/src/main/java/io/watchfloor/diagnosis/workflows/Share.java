package io.watchfloor.diagnosis.workflows;

import io.watchfloor.diagnosis.locks.Blocked;
import io.watchfloor.signals.estate.Tenant;
import io.watchfloor.signals.estate.Workflow;

/// One tenant's share of one workflow, and what the locks say of it.
///
/// @param rootOf sessions that have waited for a second or more for sessions of this share
record Share(Tenant tenant, Workflow workflow, Blocked blocked, int rootOf) {
    String key() {
        return Blocked.key(tenant.slug(), workflow.slug());
    }
}
