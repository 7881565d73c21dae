package io.watchfloor.lab.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A story that drives the lab: phases of demand, and runs of batch jobs. What is not said stays as it is in steady
/// operation.
public record Scenario(String name, Text text, Duration duration, List<Phase> phases) {
    /// What a reader is told: the title, the story, and what is simulated in it.
    public record Text(String title, String story, String simulated) {}

    /// From `at` on demand moves within `ramp` to the multiples given by workflow, at the tenants named or at all
    /// of them when none is; job runs begin at once.
    public record Phase(String name, Duration at, Demand demand, List<JobRun> jobs) {
        /// Copies the list.
        public Phase {
            jobs = List.copyOf(jobs);
        }
    }

    /// Multiples of the steady demand by workflow.
    public record Demand(Duration ramp, Map<String, Double> factors, Set<String> tenants) {
        /// Copies both.
        public Demand {
            factors = Map.copyOf(factors);
            tenants = Set.copyOf(tenants);
        }

        boolean concerns(String tenant) {
            return tenants.isEmpty() || tenants.contains(tenant);
        }
    }

    /// A run that begins now; `batch` rows a transaction, empty for the whole backlog; runs until the scenario ends
    /// when it repeats, after `imported` payments from the bank before each pass.
    public record JobRun(String tenant, String job, Optional<Integer> batch, boolean repeats, int imported) {}

    /// Copies the list.
    public Scenario {
        phases = List.copyOf(phases);
    }

    /// The multiple of the steady demand after so many seconds.
    public double factor(String tenant, String workflow, double seconds) {
        double factor = 1;
        for (Phase phase : phases) {
            double since = seconds - phase.at().toMillis() / 1000.0;
            Double target = phase.demand().factors().get(workflow);
            if (since < 0) {
                break;
            }
            if (target != null && phase.demand().concerns(tenant)) {
                double ramp = phase.demand().ramp().toMillis() / 1000.0;
                factor = since >= ramp ? target : factor + (target - factor) * since / ramp;
            }
        }
        return factor;
    }

    /// The phase it is in after so many seconds.
    public String phase(double seconds) {
        return phases.stream()
                .filter(phase -> phase.at().toMillis() <= seconds * 1000)
                .reduce((_, later) -> later)
                .map(Phase::name)
                .orElse("");
    }

    /// When the first phase begins that asks for anything out of the ordinary; the whole duration when none does.
    public Duration calmUntil() {
        return phases.stream()
                .filter(phase -> !phase.jobs().isEmpty()
                        || phase.demand().factors().values().stream().anyMatch(factor -> factor != 1))
                .map(Phase::at)
                .findFirst()
                .orElse(duration);
    }
}
