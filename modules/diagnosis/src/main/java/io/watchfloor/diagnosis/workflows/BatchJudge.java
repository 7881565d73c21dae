package io.watchfloor.diagnosis.workflows;

import io.watchfloor.diagnosis.WorkflowStatus.Figures;
import io.watchfloor.diagnosis.freshness.Measured;
import io.watchfloor.diagnosis.freshness.Measured.Quality;
import io.watchfloor.signals.SignalKey;
import io.watchfloor.signals.SignalNames;
import io.watchfloor.signals.State;
import io.watchfloor.signals.facts.Objects.CronJob;
import io.watchfloor.signals.facts.Objects.Deployment;
import io.watchfloor.signals.facts.Objects.Job;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Judges one tenant's share of a batch workflow, by its CronJobs and by whom it makes wait. It has no latency.
final class BatchJudge {
    private static final int MANY = 3;

    private final Share share;
    private final Moment moment;

    BatchJudge(Share share, Moment moment) {
        this.share = share;
        this.moment = moment;
    }

    Seen seen(String neverMeasured) {
        Figures figures =
                new Figures(null, shown(SignalNames.WORKFLOW_THROUGHPUT), shown(SignalNames.WORKFLOW_WAITING), null);
        List<CronJob> cronJobs = moment.objects().cronJobs(share.tenant(), share.workflow());
        List<Deployment> deployments = moment.objects().deployments(share.tenant(), share.workflow());
        Measured objects = moment.freshness().objects();
        if (share.rootOf() >= (moment.finding() ? 1 : MANY)) {
            return new Seen(
                    State.DEGRADED,
                    objects.age(),
                    "root blocker: " + share.rootOf() + " sessions wait for it",
                    figures);
        }
        if (objects.quality() != Quality.FRESH) {
            return byMeasures(objects, figures);
        }
        if (cronJobs.isEmpty() && deployments.isEmpty()) {
            Measured none = new Measured(Quality.UNKNOWN, null, null, neverMeasured);
            return byMeasures(none, figures);
        }
        return scheduled(cronJobs, deployments, objects, figures);
    }

    private Seen scheduled(List<CronJob> cronJobs, List<Deployment> deployments, Measured objects, Figures figures) {
        List<Job> jobs = cronJobs.stream()
                .flatMap(cronJob -> moment.objects().running(cronJob).stream())
                .toList();
        boolean runs = jobs.stream().anyMatch(job -> !job.suspended() && job.active() > 0);
        boolean works = deployments.stream().anyMatch(deployment -> deployment.ready() > 0);
        boolean suspended =
                cronJobs.stream().anyMatch(CronJob::suspended) || jobs.stream().anyMatch(Job::suspended);
        if (runs || works) {
            String reason = suspended ? "suspended, the run in flight goes on" : null;
            return new Seen(State.HEALTHY, objects.age(), reason, figures);
        }
        if (suspended) {
            return new Seen(State.IDLE, objects.age(), "suspended", figures);
        }
        boolean wanted = deployments.stream().anyMatch(deployment -> deployment.wanted() > 0);
        if (cronJobs.isEmpty() && wanted) {
            return new Seen(State.DEGRADED, objects.age(), "no pod is ready", figures);
        }
        String reason = cronJobs.isEmpty() ? "scaled to none" : "no run in flight";
        return new Seen(State.IDLE, objects.age(), reason, figures);
    }

    /// Without its objects in sight only its own measures can say that it works.
    private Seen byMeasures(Measured objects, Figures figures) {
        Measured throughput = measure(SignalNames.WORKFLOW_THROUGHPUT);
        Double rate = throughput.fresh();
        if (rate != null) {
            return rate > 0
                    ? new Seen(State.HEALTHY, throughput.age(), null, figures)
                    : new Seen(State.IDLE, throughput.age(), "nothing completes, nothing is known to wait", figures);
        }
        return Seen.without(objects, objects.reason(), figures);
    }

    private Measured measure(String name) {
        return moment.freshness()
                .measure(SignalKey.workflow(
                        name, share.tenant().slug(), share.workflow().slug()));
    }

    private @Nullable Double shown(String name) {
        Measured measured = measure(name);
        return measured.shown() ? measured.value() : null;
    }
}
