package io.watchfloor.lab.workload;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How each tenant's batch jobs run at present: as ever, or as a scenario says. Any thread.
public final class JobPlans {
    private record Key(String tenant, BatchJob job) {}

    private final Map<Key, BatchJob.Plan> special = new ConcurrentHashMap<>();

    /// From now on runs of this job work so, one in flight from its next batch on.
    public void set(String tenant, BatchJob job, BatchJob.Plan plan) {
        special.put(new Key(tenant, job), plan);
    }

    /// All jobs run as ever again.
    public void clear() {
        special.clear();
    }

    BatchJob.Plan plan(String tenant, BatchJob job) {
        return special.getOrDefault(new Key(tenant, job), job.steady());
    }
}
