package io.watchfloor.lab.workload;

import io.watchfloor.lab.ingress.Ingress;
import io.watchfloor.lab.kubernetes.PodRuntime;
import io.watchfloor.lab.kubernetes.PodSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Runs what the cluster's pods stand for. The label `app` says what a pod is: a worker pool or a batch job.
public final class Workload implements PodRuntime {
    /// The label that names the pool or job.
    public static final String APP = "app";

    private final Ingress ingress;
    private final JobPlans plans;
    private final Site site;
    private final Backups backups;
    private final Map<String, RunningPod> running = new ConcurrentHashMap<>();
    private final FinishedLogs finished = new FinishedLogs();

    /// Pools take their requests from the ingress; jobs work as the plans say; a backup takes what `backups` gives it.
    public Workload(Ingress ingress, JobPlans plans, Site site, Backups backups) {
        this.backups = backups;
        this.ingress = ingress;
        this.plans = plans;
        this.site = site;
    }

    @Override
    public void start(PodSpec pod, IntConsumer exited) {
        String app = pod.labels().getOrDefault(APP, "");
        Optional<Workflow> workflow = Workflow.named(app);
        if (workflow.isPresent()) {
            PoolPod started = new PoolPod(pod, workflow.get(), ingress.router(pod.namespace(), app), site);
            running.put(pod.uid(), started);
            started.start();
            return;
        }
        Optional<BatchJob> job = BatchJob.named(app);
        if (job.isPresent()) {
            start(pod, job.get(), exited);
            return;
        }
        // An image the lab does not know: as a container whose command is missing.
        exited.accept(127);
    }

    private void start(PodSpec pod, BatchJob job, IntConsumer exited) {
        if (job == BatchJob.BASE_BACKUP) {
            BackupPod started = new BackupPod(pod, plans, site, backups);
            running.put(pod.uid(), started);
            started.start(code -> ended(pod, started, code, exited));
        } else {
            JobPod started = new JobPod(pod, job, plans, site);
            running.put(pod.uid(), started);
            started.start(code -> ended(pod, started, code, exited));
        }
    }

    private void ended(PodSpec pod, RunningPod run, int code, IntConsumer exited) {
        running.remove(pod.uid());
        finished.keep(pod.uid(), run.log());
        exited.accept(code);
    }

    @Override
    public void stop(PodSpec pod) {
        @Nullable RunningPod stopped = running.remove(pod.uid());
        if (stopped != null) {
            stopped.stop();
        }
    }

    @Override
    public List<String> log(PodSpec pod, int lines) {
        @Nullable RunningPod found = running.get(pod.uid());
        return found != null ? found.log().last(lines) : finished.last(pod.uid(), lines);
    }
}
