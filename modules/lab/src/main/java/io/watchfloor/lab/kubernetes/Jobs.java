package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs Jobs: pods until enough have succeeded or too many failed; a suspended Job has none.
final class Jobs {
    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(10);
    private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(10);

    private final Store store;
    private final Pods pods;
    private final Removal removal;
    private final Events events;
    private final ControlLoop loop;
    private final Map<String, JobTally> tallies = new HashMap<>();

    Jobs(Store store, Pods pods, Removal removal, Events events) {
        this.store = store;
        this.pods = pods;
        this.removal = removal;
        this.events = events;
        loop = new ControlLoop("jobs", store, this::reconcile);
    }

    ControlLoop loop() {
        return loop;
    }

    /// Called under the store's lock, as all of this class is.
    void removed(ObjectNode job) {
        tallies.remove(Meta.uid(job));
    }

    private void reconcile(Store.Key key) {
        store.find(ResourceType.JOB, key.namespace(), key.name())
                .filter(job -> !Meta.deleting(job))
                .ifPresent(job -> {
                    if (JobStatus.finished(job)) {
                        expire(job, key);
                    } else {
                        run(job, key);
                    }
                });
    }

    private void run(ObjectNode job, Store.Key key) {
        JobTally tally = tallies.computeIfAbsent(Meta.uid(job), uid -> new JobTally());
        Instant now = store.clock().instant();
        List<ObjectNode> present = pods.of(job);
        tally.count(present, now);
        boolean suspended = job.at("/spec/suspend").asBoolean();
        if (tooManyFailed(job, tally, present)) {
            fail(job, tally, "BackoffLimitExceeded", "Job has reached the specified backoff limit");
        } else if (!suspended && deadlinePassed(job, now)) {
            fail(job, tally, "DeadlineExceeded", "Job was active longer than specified deadline");
        } else if (tally.succeeded() >= wanted(job, present)) {
            dismiss(job, tally);
            JobStatus.complete(store, job, tally.succeeded(), tally.failed());
            events.normal(ResourceType.JOB, job, "Completed", "Job completed");
        } else if (suspended) {
            suspend(job, tally, now);
        } else {
            proceed(job, key, tally);
        }
    }

    private void proceed(ObjectNode job, Store.Key key, JobTally tally) {
        Instant now = store.clock().instant();
        if (Conditions.holds(job, "Suspended")) {
            events.normal(ResourceType.JOB, job, "Resumed", "Job resumed");
        }
        List<ObjectNode> active = pods.of(job).stream().filter(Pods::active).toList();
        long missing = Math.min(job.at("/spec/parallelism").asLong(), left(job, tally)) - active.size();
        Instant notBefore = notBefore(tally);
        if (missing > 0 && notBefore.isAfter(now)) {
            loop.enqueueAt(key, notBefore);
        } else {
            for (long i = 0; i < missing; i++) {
                try {
                    ObjectNode pod = pods.create(ResourceType.JOB, job);
                    tally.started(pod);
                    events.normal(ResourceType.JOB, job, "SuccessfulCreate", "Created pod: " + Meta.name(pod));
                } catch (Refusal refused) {
                    // Most likely a quota: tried again when there may be room.
                    events.warning(ResourceType.JOB, job, "FailedCreate", "Error creating: " + refused.getMessage());
                    loop.enqueueAt(key, now.plusSeconds(1));
                    break;
                }
            }
            active.reversed().stream().limit(Math.max(0, -missing)).forEach(pod -> dismiss(job, tally, pod));
        }
        JobStatus.running(store, job, pods.of(job), tally.succeeded(), tally.failed());
        long deadline = job.at("/spec/activeDeadlineSeconds").asLong();
        if (deadline > 0) {
            Instant started = JobStatus.started(job).orElse(now);
            loop.enqueueAt(key, started.plusSeconds(deadline));
        }
    }

    private void suspend(ObjectNode job, JobTally tally, Instant now) {
        dismiss(job, tally);
        if (!Conditions.holds(job, "Suspended")) {
            events.normal(ResourceType.JOB, job, "Suspended", "Job suspended");
        }
        JobStatus.suspended(store, job, pods.of(job), now);
    }

    private void fail(ObjectNode job, JobTally tally, String reason, String message) {
        dismiss(job, tally);
        JobStatus.failed(store, job, tally.failed(), reason, message);
        events.warning(ResourceType.JOB, job, reason, message);
    }

    /// Ends the pods still active; they count neither as succeeded nor as failed.
    private void dismiss(ObjectNode job, JobTally tally) {
        pods.of(job).stream().filter(Pods::active).forEach(pod -> dismiss(job, tally, pod));
    }

    private void dismiss(ObjectNode job, JobTally tally, ObjectNode pod) {
        tally.dismissed(pod);
        removal.delete(ResourceType.POD, pod);
        events.normal(ResourceType.JOB, job, "SuccessfulDelete", "Deleted pod: " + Meta.name(pod));
    }

    private void expire(ObjectNode job, Store.Key key) {
        Optional<Instant> end = JobStatus.ended(job);
        if (!job.path("spec").has("ttlSecondsAfterFinished") || end.isEmpty()) {
            return;
        }
        Instant gone =
                end.get().plusSeconds(job.at("/spec/ttlSecondsAfterFinished").asLong());
        if (gone.isAfter(store.clock().instant())) {
            loop.enqueueAt(key, gone);
        } else {
            removal.delete(ResourceType.JOB, job);
        }
    }

    /// How many pods must succeed; without `completions`, one success ends the job once no pod is active.
    private static long wanted(ObjectNode job, List<ObjectNode> present) {
        if (job.path("spec").has("completions")) {
            return job.at("/spec/completions").asLong();
        }
        return present.stream().anyMatch(Pods::active) ? Long.MAX_VALUE : 1;
    }

    private static long left(ObjectNode job, JobTally tally) {
        if (job.path("spec").has("completions")) {
            return job.at("/spec/completions").asLong() - tally.succeeded();
        }
        return tally.succeeded() > 0 ? 0 : Long.MAX_VALUE;
    }

    private static boolean tooManyFailed(ObjectNode job, JobTally tally, List<ObjectNode> present) {
        long limit = job.at("/spec/backoffLimit").asLong();
        long restarts = job.at("/spec/template/spec/restartPolicy").asText().equals("OnFailure")
                ? present.stream()
                        .filter(Pods::active)
                        .mapToLong(pod -> pod.at("/status/containerStatuses/0/restartCount")
                                .asLong())
                        .sum()
                : 0;
        return tally.failed() > limit || (restarts > 0 && restarts >= limit);
    }

    private static boolean deadlinePassed(ObjectNode job, Instant now) {
        long deadline = job.at("/spec/activeDeadlineSeconds").asLong();
        return deadline > 0
                && JobStatus.started(job)
                        .filter(start -> !start.plusSeconds(deadline).isAfter(now))
                        .isPresent();
    }

    private static Instant notBefore(JobTally tally) {
        if (tally.failed() == 0) {
            return Instant.MIN;
        }
        Duration pause = FIRST_BACK_OFF.multipliedBy(1L << Math.min(tally.failed() - 1, 6));
        return tally.lastFailure().plus(pause.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : pause);
    }
}
