package io.watchfloor.lab.scenario;

import io.watchfloor.lab.disturbance.Fault;
import io.watchfloor.lab.workload.BatchJob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A story that drives the lab: phases of demand, runs of batch jobs, and faults. What is not said stays as it is in
/// steady operation.
public record Scenario(String name, Text text, Duration duration, List<Phase> phases, List<Expected> expected) {
    /// What a reader is told: the title, the story, and what is simulated in it.
    public record Text(String title, String story, String simulated) {}

    /// From `at` on demand moves within `ramp` to the multiples given by workflow, at the tenants named or at all
    /// of them when none is; job runs and faults begin at once.
    public record Phase(String name, Duration at, Demand demand, List<JobRun> jobs, List<Fault> faults) {
        /// Copies the lists.
        public Phase {
            jobs = List.copyOf(jobs);
            faults = List.copyOf(faults);
        }

        boolean isOrdinary() {
            return jobs.isEmpty()
                    && faults.isEmpty()
                    && demand.factors().values().stream().allMatch(factor -> factor == 1);
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

    /// A run that begins now, and works so until the scenario ends.
    public record JobRun(String tenant, BatchJob job, BatchJob.Plan plan) {}

    /// Copies the lists.
    public Scenario {
        phases = List.copyOf(phases);
        expected = List.copyOf(expected);
    }

    /// Both at once, as long as the longer.
    Scenario with(Scenario other) {
        List<Phase> all = new ArrayList<>(phases);
        all.addAll(other.phases);
        all.sort(Comparator.comparing(Phase::at));
        return new Scenario(
                name + "+" + other.name,
                new Text(
                        text.title + " and " + other.text.title,
                        text.story + " " + other.text.story,
                        text.simulated + " " + other.text.simulated),
                duration.compareTo(other.duration) >= 0 ? duration : other.duration,
                all,
                Stream.concat(expected.stream(), other.expected.stream()).toList());
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
                .filter(phase -> !phase.isOrdinary())
                .map(Phase::at)
                .findFirst()
                .orElse(duration);
    }

    /// Names of all phases.
    Set<String> phaseNames() {
        return phases.stream().map(Phase::name).collect(Collectors.toSet());
    }
}
