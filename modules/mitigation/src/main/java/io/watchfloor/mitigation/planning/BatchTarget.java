package io.watchfloor.mitigation.planning;

import io.watchfloor.diagnosis.Advice;
import io.watchfloor.diagnosis.locks.WaitTree;
import io.watchfloor.mitigation.Action.Kind;
import io.watchfloor.mitigation.Action.Seen;
import io.watchfloor.mitigation.Action.Workload;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Tenant;
import io.watchfloor.signals.estate.Workflow;
import io.watchfloor.signals.facts.Objects;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a piece of advice means in this estate at this moment.
///
/// @param problem why the target cannot be named exactly, absent when it can
record BatchTarget(
        @Nullable Tenant tenant,
        @Nullable Workflow workflow,
        Workload cronJob,
        Runs runs,
        @Nullable String problem) {

    /// The run in flight that is meant, and further ones, which one plan does not end.
    record Runs(@Nullable Workload meant, List<String> others) {
        static final Runs NONE = new Runs(null, List.of());

        Runs {
            others = List.copyOf(others);
        }
    }

    static BatchTarget of(Estate estate, @Nullable Observed observed, Advice.Target advice) {
        Tenant tenant =
                advice.tenant() == null ? null : estate.tenant(advice.tenant()).orElse(null);
        Workflow workflow = workflow(estate, advice);
        String namespace = tenant == null ? null : tenant.namespace();
        Workload nobody = new Workload(
                Kind.CRON_JOB, namespace == null ? "" : namespace, advice.object(), "", new Seen(false, "", List.of()));
        if (advice.tenant() != null && tenant == null) {
            return new BatchTarget(
                    null, workflow, nobody, Runs.NONE, "no tenant " + advice.tenant() + " in this estate");
        }
        if (observed == null) {
            return new BatchTarget(tenant, workflow, nobody, Runs.NONE, "the cluster has not been read yet");
        }
        List<Objects.CronJob> found = candidates(observed, namespace, advice.object());
        if (found.size() != 1) {
            String problem = found.isEmpty()
                    ? "no CronJob " + nobody.namespace() + "/" + advice.object() + " is known in the cluster"
                    : found.size() + " CronJobs are called " + advice.object()
                            + ": name the tenant's namespace in the estate file";
            return new BatchTarget(tenant, workflow, nobody, Runs.NONE, problem);
        }
        Objects.CronJob cronJob = found.getFirst();
        Tenant owner = tenant == null ? tenantOf(estate, cronJob) : tenant;
        Workload workload = workload(Kind.CRON_JOB, cronJob.id(), cronJob.suspended());
        return new BatchTarget(owner, workflow, workload, runs(observed, cronJob), null);
    }

    private static @Nullable Tenant tenantOf(Estate estate, Objects.CronJob cronJob) {
        return estate.tenants().stream()
                .filter(each -> cronJob.id().namespace().equals(each.namespace()))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Workflow workflow(Estate estate, Advice.Target advice) {
        if (advice.workflow() != null) {
            return estate.workflow(advice.workflow()).orElse(null);
        }
        return estate.workflows().stream()
                .filter(each -> each.footprint().workloads().contains(advice.object()))
                .findFirst()
                .orElse(null);
    }

    // By its own name, else by the name of one of its runs.
    private static List<Objects.CronJob> candidates(Observed observed, @Nullable String namespace, String name) {
        List<Objects.CronJob> here = observed.cronJobs().stream()
                .filter(each -> namespace == null || each.id().namespace().equals(namespace))
                .toList();
        List<Objects.CronJob> named =
                here.stream().filter(each -> each.id().name().equals(name)).toList();
        return named.isEmpty()
                ? here.stream()
                        .filter(each -> inFlight(observed, each)
                                .anyMatch(job -> job.id().name().equals(name)))
                        .toList()
                : named;
    }

    private static Stream<Objects.Job> inFlight(Observed observed, Objects.CronJob cronJob) {
        return observed.jobs().stream()
                .filter(job -> job.finished() == null && !job.suspended())
                .filter(job -> job.id().namespace().equals(cronJob.id().namespace()))
                .filter(job -> cronJob.id().name().equals(job.cronJob()));
    }

    // The run that stands on top of a wait tree, else the newest.
    private static Runs runs(Observed observed, Objects.CronJob cronJob) {
        List<Objects.Job> jobs = inFlight(observed, cronJob)
                .sorted(Comparator.comparing(BatchTarget::startedOrNow).reversed())
                .toList();
        if (jobs.isEmpty()) {
            return Runs.NONE;
        }
        Objects.Job meant = jobs.stream()
                .filter(job -> roots(observed)
                        .anyMatch(root -> job.id().name().equals(root.who().job())))
                .findFirst()
                .orElse(jobs.getFirst());
        List<String> others = jobs.stream()
                .map(job -> job.id().name())
                .filter(name -> !name.equals(meant.id().name()))
                .toList();
        return new Runs(workload(Kind.JOB, meant.id(), meant.suspended()), others);
    }

    private static Instant startedOrNow(Objects.Job job) {
        return Optional.ofNullable(job.started()).orElse(Instant.MAX);
    }

    private static Stream<WaitTree.Node> roots(Observed observed) {
        return observed.judgement().waitTrees().stream().flatMap(tree -> tree.roots().stream());
    }

    private static Workload workload(Kind kind, Objects.Identity id, boolean suspended) {
        return new Workload(
                kind,
                id.namespace(),
                id.name(),
                id.uid(),
                new Seen(suspended, id.resourceVersion(), owners(id.owners())));
    }

    static List<String> owners(Map<String, String> owners) {
        return owners.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(owner -> switch (owner.getKey()) {
                    case "argocd" -> "Argo CD application " + owner.getValue();
                    case "flux" -> "Flux " + owner.getValue();
                    default -> owner.getKey() + " " + owner.getValue();
                })
                .toList();
    }

    /// Who it works for.
    Subject subject(Advice advice) {
        return new Subject(
                tenant,
                workflow,
                workflow == null ? cronJob.name() : workflow.title(),
                tenant == null ? "" : tenant.server(),
                advice.effect());
    }
}
