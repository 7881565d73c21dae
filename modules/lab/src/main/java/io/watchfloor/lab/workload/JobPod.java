package io.watchfloor.lab.workload;

import io.watchfloor.lab.kubernetes.PodSpec;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// A pod of a batch job's run. One session holds the job's `ir_cron` row idle in transaction, another does the work
/// batch by batch, as Odoo's cron does.
final class JobPod implements RunningPod {
    private static final long BETWEEN_BATCHES_MILLIS = 20;
    private static final long BETWEEN_PASSES_MILLIS = 1000;

    private final PodSpec pod;
    private final BatchJob job;
    private final JobPlans plans;
    private final Site site;
    private final int master;
    private final PodLog log;
    private final OpenSessions open = new OpenSessions();
    private volatile boolean stopping;
    private volatile @Nullable Thread thread;

    JobPod(PodSpec pod, BatchJob job, JobPlans plans, Site site) {
        this.pod = pod;
        this.job = job;
        this.plans = plans;
        this.site = site;
        this.master = site.sessions().nextMaster();
        this.log = site.log(pod, master);
    }

    void start(IntConsumer exited) {
        thread = Thread.ofVirtual().name(pod.name()).start(() -> {
            int code = run();
            if (!stopping) {
                exited.accept(code);
            }
        });
    }

    private int run() {
        try {
            OdooSession cron = open.open(() -> site.sessions().open(pod, master));
            try {
                if (cron.read("cron/acquire", job.cron()) == 0) {
                    log.line(
                            "INFO",
                            "odoo.addons.base.models.ir_cron",
                            "Job '" + job.slug() + "' is paused or runs elsewhere");
                    return 0;
                }
                log.line("INFO", "odoo.addons.base.models.ir_cron", "Job '" + job.slug() + "' starting");
                int done = work();
                cron.write("cron/done", job.cron());
                cron.write("cron/progress", job.cron(), done);
                cron.commit();
                log.line("INFO", "odoo.addons.base.models.ir_cron", "Job '" + job.slug() + "' done, " + done + " rows");
                return 0;
            } finally {
                open.close(cron);
            }
        } catch (SQLException | IOException | ExecutionException e) {
            log.line("ERROR", "odoo.addons.base.models.ir_cron", "Job '" + job.slug() + "' failed: " + e.getMessage());
            return 1;
        } catch (InterruptedException _) {
            return 143;
        }
    }

    /// Over as many sessions as the plan says.
    private int work() throws SQLException, IOException, InterruptedException, ExecutionException {
        List<FutureTask<Integer>> others = new ArrayList<>();
        int sessions = plans.plan(pod.namespace(), job).sessions();
        for (int i = 1; i < sessions; i++) {
            long seed = pod.name().hashCode() + 31L * i;
            FutureTask<Integer> other = new FutureTask<>(() -> workOnOne(seed));
            Thread.ofVirtual().name(pod.name() + "-" + i).start(other);
            others.add(other);
        }
        int done = workOnOne(pod.name().hashCode());
        for (FutureTask<Integer> other : others) {
            done += other.get();
        }
        return done;
    }

    private int workOnOne(long seed) throws SQLException, IOException, InterruptedException {
        OdooSession worker = open.open(() -> site.sessions().open(pod, master));
        try {
            return passes(worker, new Random(seed));
        } finally {
            open.close(worker);
        }
    }

    private int passes(OdooSession worker, Random seeds) throws SQLException, IOException, InterruptedException {
        int done = 0;
        while (true) {
            BatchJob.Plan plan = plans.plan(pod.namespace(), job);
            if (plan.imported() > 0 && !job.importing().isEmpty()) {
                worker.write(job.importing(), plan.imported());
                worker.commit();
            }
            int dealt = pass(worker, seeds);
            done += dealt;
            if (!plans.plan(pod.namespace(), job).repeats()) {
                return done;
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_PASSES_MILLIS);
        }
    }

    /// Batch after batch until nothing is left. A batch that is to take all is a pass of its own.
    private int pass(OdooSession worker, Random seeds) throws SQLException, IOException, InterruptedException {
        int done = 0;
        while (true) {
            BatchJob.Plan plan = plans.plan(pod.namespace(), job);
            int[] dealt = new int[1];
            Attempts.run(
                    worker,
                    seeds.nextLong(),
                    log,
                    (session, random) -> dealt[0] = job.batch().run(session, random, plan.batch()));
            done += dealt[0];
            if (dealt[0] < plan.batch()) {
                return done;
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_BATCHES_MILLIS);
        }
    }

    @Override
    public void stop() {
        stopping = true;
        open.cutOff();
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            Joining.join(List.of(running));
        }
    }

    @Override
    public PodLog log() {
        return log;
    }
}
