package io.watchfloor.signals.facts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The Kubernetes objects that matter to the estate, with only the needed fields kept.
///
/// @param subject the cluster's name
public record Objects(
        Instant at,
        String subject,
        List<Pod> pods,
        List<Deployment> deployments,
        List<CronJob> cronJobs,
        List<Job> jobs)
        implements Fact {
    public Objects {
        pods = List.copyOf(pods);
        deployments = List.copyOf(deployments);
        cronJobs = List.copyOf(cronJobs);
        jobs = List.copyOf(jobs);
    }

    /// A pod.
    ///
    /// @param workload the name of the Deployment or CronJob it comes from, else its Job's
    /// @param job      the Job it belongs to
    public record Pod(
            Identity id,
            @Nullable String address,
            String phase,
            boolean ready,
            int restarts,
            @Nullable String workload,
            @Nullable String job,
            @Nullable String node) {}

    /// A Deployment.
    public record Deployment(
            Identity id, int wanted, int ready, @Nullable String image) {}

    /// A CronJob and the names of its Jobs in flight.
    public record CronJob(
            Identity id,
            String schedule,
            boolean suspended,
            @Nullable Instant lastRun,
            List<String> running) {
        public CronJob {
            running = List.copyOf(running);
        }
    }

    /// A Job. `cronJob` is its owner's name; `finished` is Complete or Failed.
    public record Job(
            Identity id,
            @Nullable String cronJob,
            boolean suspended,
            int active,
            @Nullable Instant started,
            @Nullable String finished) {}

    /// Which object this is; `owners` maps a GitOps manager (`argocd`, `flux`) to the application that owns it.
    public record Identity(
            String namespace, String name, String uid, String resourceVersion, Map<String, String> owners) {
        public Identity {
            owners = Map.copyOf(owners);
        }
    }
}
