package io.watchfloor.signals.estate;

import io.watchfloor.signals.Unit;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// A business process with an SLO.
public record Workflow(String slug, String title, Tier tier, Slo slo, Footprint footprint, List<Measure> measures) {
    public Workflow {
        measures = List.copyOf(measures);
    }

    /// How much it matters, most first.
    public enum Tier {
        CRITICAL,
        HIGH,
        MODERATE,
        SCHEDULED;

        /// The identifier used in files and JSON.
        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The promise: `objective` (0 to 1) of the work done within `latency`.
    public record Slo(Duration latency, double objective) {}

    /// Where it shows up, so that a session or lock can be named after it.
    ///
    /// @param tables    tables that are written by this workflow before others
    /// @param workloads names of its Deployments and CronJobs, without the tenant
    /// @param crons     names of its Odoo scheduled actions
    /// @param pausable  whether its batch jobs may be paused
    public record Footprint(List<String> tables, List<String> workloads, List<String> crons, boolean pausable) {
        public Footprint {
            tables = List.copyOf(tables);
            workloads = List.copyOf(workloads);
            crons = List.copyOf(crons);
        }
    }

    /// How one of the workflow's signals is obtained, for each tenant.
    public sealed interface Measure {
        /// From the router's request counters and histogram: throughput, latency, failures and waiting requests.
        record Router() implements Measure {}

        /// From one bounded query in the tenant's database that answers one number.
        record Query(String signal, Unit unit, Duration interval, String sql) implements Measure {}
    }
}
