package io.watchfloor.signals;

/// The names of the signals that collectors produce and diagnosis reads.
public final class SignalNames {
    /// Seconds, 95th percentile of work completed in the last ten seconds; labels tenant, workflow.
    public static final String WORKFLOW_LATENCY_P95 = "workflow_latency_p95";
    /// Completed per second over the last ten seconds; labels tenant, workflow.
    public static final String WORKFLOW_THROUGHPUT = "workflow_throughput";
    /// Failed share of the completed, 0 to 1, over the last ten seconds; labels tenant, workflow.
    public static final String WORKFLOW_FAILED = "workflow_failed";
    /// Share of the completed slower than the workflow's SLO, 0 to 1, over the last ten seconds; labels tenant,
    /// workflow.
    public static final String WORKFLOW_SLOW = "workflow_slow";
    /// Units of work begun or queued and not completed; labels tenant, workflow.
    public static final String WORKFLOW_WAITING = "workflow_waiting";

    /// Requests answered per second; no labels.
    public static final String INGRESS_REQUESTS = "ingress_requests";
    /// Share of answers with status 5xx, 0 to 1; no labels.
    public static final String INGRESS_FAILED = "ingress_failed";
    /// Requests begun and not answered; no labels.
    public static final String INGRESS_OPEN = "ingress_open";

    /// Client sessions; label server.
    public static final String POSTGRES_CONNECTIONS = "postgres_connections";
    /// `max_connections`; label server.
    public static final String POSTGRES_CONNECTIONS_MAX = "postgres_connections_max";
    /// Processors of the server's machine, where the console runs on it too; label server.
    public static final String POSTGRES_CORES = "postgres_cores";
    /// Sessions running a statement; label server.
    public static final String POSTGRES_ACTIVE = "postgres_active";
    /// Sessions idle in transaction; label server.
    public static final String POSTGRES_IDLE_IN_TRANSACTION = "postgres_idle_in_transaction";
    /// Sessions waiting for a heavyweight lock; label server.
    public static final String POSTGRES_BLOCKED = "postgres_blocked";
    /// Age of the oldest transaction in seconds; label server.
    public static final String POSTGRES_OLDEST_TRANSACTION = "postgres_oldest_transaction";
    /// Commits per second; labels server, tenant.
    public static final String POSTGRES_COMMITS = "postgres_commits";
    /// Rollbacks per second; labels server, tenant.
    public static final String POSTGRES_ROLLBACKS = "postgres_rollbacks";
    /// Deadlocks per second; labels server, tenant.
    public static final String POSTGRES_DEADLOCKS = "postgres_deadlocks";
    /// Share of blocks found in shared buffers, 0 to 1; labels server, tenant.
    public static final String POSTGRES_CACHE_HIT = "postgres_cache_hit";
    /// Seconds the standby's replay is behind; labels server, node.
    public static final String POSTGRES_REPLICATION_LAG = "postgres_replication_lag";
    /// Bytes the standby's replay is behind; labels server, node.
    public static final String POSTGRES_REPLICATION_LAG_BYTES = "postgres_replication_lag_bytes";
    /// 1 while the node answers as primary, 0 as standby; labels server, node.
    public static final String POSTGRES_PRIMARY = "postgres_primary";

    /// Seconds of CPU that the last look cost the server, where they can be read; label server.
    public static final String POSTGRES_WATCH_CPU = "postgres_watch_cpu";
    /// Seconds between two looks at the server, more than one while it is slow; label server.
    public static final String POSTGRES_WATCH_INTERVAL = "postgres_watch_interval";

    /// Pods ready; labels tenant, workflow (the workload's name).
    public static final String PODS_READY = "pods_ready";
    /// Pods wanted; labels tenant, workflow (the workload's name).
    public static final String PODS_WANTED = "pods_wanted";

    /// Memory used by Redis in bytes; no labels.
    public static final String REDIS_MEMORY = "redis_memory";
    /// Memory limit of Redis in bytes, absent when unlimited; no labels.
    public static final String REDIS_MEMORY_MAX = "redis_memory_max";
    /// Keys evicted per second; no labels.
    public static final String REDIS_EVICTED = "redis_evicted";
    /// Commands per second; no labels.
    public static final String REDIS_COMMANDS = "redis_commands";

    private SignalNames() {}
}
