package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// Starts the Jobs of CronJobs on schedule. Suspending one stops future runs only.
final class CronJobs {
    private static final Writes.Options CONTROLLER = Writes.Options.of("kube-controller-manager");

    private final Store store;
    private final Writes writes;
    private final Removal removal;
    private final Events events;
    private final ControlLoop loop;

    CronJobs(Store store, Writes writes, Removal removal, Events events) {
        this.store = store;
        this.writes = writes;
        this.removal = removal;
        this.events = events;
        loop = new ControlLoop("cronjobs", store, this::reconcile);
    }

    ControlLoop loop() {
        return loop;
    }

    /// As `kubectl create job --from=cronjob/…`: not a run of the schedule, so no concurrency policy holds it.
    ObjectNode startManually(ObjectNode cronJob, String name) {
        ObjectNode job = fromTemplate(cronJob, name);
        Meta.of(job).withObjectProperty("annotations").put("cronjob.kubernetes.io/instantiate", "manual");
        return writes.create(ResourceType.JOB, Meta.namespace(cronJob), job, Writes.Options.of("kubectl-create"));
    }

    private void reconcile(Store.Key key) {
        store.find(ResourceType.CRON_JOB, key.namespace(), key.name()).ifPresent(cronJob -> {
            trackActive(cronJob);
            store.find(ResourceType.CRON_JOB, key.namespace(), key.name())
                    .filter(current -> !Meta.deleting(current))
                    .ifPresent(current -> {
                        forgetFinished(current);
                        schedule(current, key);
                    });
        });
    }

    private void schedule(ObjectNode cronJob, Store.Key key) {
        if (cronJob.at("/spec/suspend").asBoolean()) {
            return;
        }
        Optional<CronSchedule> parsed =
                CronSchedule.parse(cronJob.at("/spec/schedule").asText());
        if (parsed.isEmpty()) {
            return;
        }
        CronSchedule schedule = parsed.get();
        ZoneId zone = zone(cronJob);
        Instant now = store.clock().instant();
        mostRecent(cronJob, schedule, zone, now).ifPresent(due -> start(cronJob, due, now));
        schedule.next(now, zone).ifPresent(next -> loop.enqueueAt(key, next));
    }

    /// The last scheduled time not yet run; of several missed ones only this is made up for.
    private static Optional<Instant> mostRecent(ObjectNode cronJob, CronSchedule schedule, ZoneId zone, Instant now) {
        JsonNode last = cronJob.at("/status/lastScheduleTime");
        Instant earliest = last.isTextual() ? Instant.parse(last.asText()) : Meta.created(cronJob);
        if (cronJob.path("spec").has("startingDeadlineSeconds")) {
            Instant deadline =
                    now.minusSeconds(cronJob.at("/spec/startingDeadlineSeconds").asLong());
            earliest = deadline.isAfter(earliest) ? deadline.minusMillis(1) : earliest;
        }
        Optional<Instant> found = Optional.empty();
        Optional<Instant> next = schedule.next(earliest, zone);
        while (next.isPresent() && !next.get().isAfter(now)) {
            found = next;
            next = schedule.next(next.get(), zone);
        }
        return found;
    }

    private void start(ObjectNode cronJob, Instant due, Instant now) {
        if (cronJob.path("spec").has("startingDeadlineSeconds")
                && due.plusSeconds(cronJob.at("/spec/startingDeadlineSeconds").asLong())
                        .isBefore(now)) {
            events.warning(
                    ResourceType.CRON_JOB, cronJob, "MissSchedule", "Missed scheduled time to start a job: " + due);
            return;
        }
        String policy = cronJob.at("/spec/concurrencyPolicy").asText();
        boolean busy = !cronJob.at("/status/active").isEmpty();
        if (policy.equals("Forbid") && busy) {
            events.normal(
                    ResourceType.CRON_JOB,
                    cronJob,
                    "JobAlreadyActive",
                    "Not starting job because prior execution is running and concurrency policy is Forbid");
            return;
        }
        if (policy.equals("Replace") && busy) {
            for (JsonNode active : cronJob.at("/status/active")) {
                store.find(
                                ResourceType.JOB,
                                Meta.namespace(cronJob),
                                active.path("name").asText())
                        .ifPresent(job -> removal.delete(ResourceType.JOB, job));
            }
        }
        String name = Meta.name(cronJob) + "-" + due.getEpochSecond() / 60;
        Optional<ObjectNode> present = store.find(ResourceType.JOB, Meta.namespace(cronJob), name);
        ObjectNode job = present.isPresent() ? present.get() : create(cronJob, name, due);
        store.edit(ResourceType.CRON_JOB, cronJob, copy -> {
            ObjectNode status = copy.withObjectProperty("status");
            status.put("lastScheduleTime", Meta.time(due));
            if (policy.equals("Replace")) {
                status.remove("active");
            }
            if (!JobStatus.finished(job)) {
                reference(status.withArrayProperty("active"), job);
            }
        });
    }

    private ObjectNode create(ObjectNode cronJob, String name, Instant due) {
        ObjectNode job = fromTemplate(cronJob, name);
        Meta.of(job)
                .withObjectProperty("annotations")
                .put("batch.kubernetes.io/cronjob-scheduled-timestamp", Meta.time(due));
        ObjectNode created = writes.create(ResourceType.JOB, Meta.namespace(cronJob), job, CONTROLLER);
        events.normal(ResourceType.CRON_JOB, cronJob, "SuccessfulCreate", "Created job " + name);
        return created;
    }

    private static ObjectNode fromTemplate(ObjectNode cronJob, String name) {
        JsonNode template = cronJob.at("/spec/jobTemplate");
        ObjectNode job = Json.FACTORY.objectNode();
        ObjectNode meta = job.putObject("metadata").put("name", name);
        for (String field : List.of("labels", "annotations")) {
            if (template.path("metadata").has(field)) {
                meta.set(field, template.path("metadata").get(field).deepCopy());
            }
        }
        job.set("spec", template.path("spec").deepCopy());
        Meta.own(job, ResourceType.CRON_JOB, cronJob);
        return job;
    }

    /// Takes finished and vanished jobs off `status.active`.
    private void trackActive(ObjectNode cronJob) {
        ArrayNode left = Json.FACTORY.arrayNode();
        boolean[] changed = {false};
        Instant[] succeeded = {Instant.MIN};
        for (JsonNode active : cronJob.at("/status/active")) {
            Optional<ObjectNode> job = store.find(
                            ResourceType.JOB,
                            Meta.namespace(cronJob),
                            active.path("name").asText())
                    .filter(found -> Meta.uid(found).equals(active.path("uid").asText()));
            if (job.filter(found -> !JobStatus.finished(found)).isPresent()) {
                left.add(active);
                continue;
            }
            changed[0] = true;
            job.ifPresent(found -> {
                String outcome = JobStatus.succeeded(found) ? "Complete" : "Failed";
                String message = "Saw completed job: " + Meta.name(found) + ", condition: " + outcome;
                events.normal(ResourceType.CRON_JOB, cronJob, "SawCompletedJob", message);
                if (JobStatus.succeeded(found)) {
                    succeeded[0] = JobStatus.ended(found).orElse(Instant.MIN);
                }
            });
        }
        if (changed[0]) {
            store.edit(ResourceType.CRON_JOB, cronJob, copy -> {
                ObjectNode status = copy.withObjectProperty("status");
                if (left.isEmpty()) {
                    status.remove("active");
                } else {
                    status.set("active", left);
                }
                if (succeeded[0].isAfter(Instant.MIN)) {
                    status.put("lastSuccessfulTime", Meta.time(succeeded[0]));
                }
            });
        }
    }

    private void forgetFinished(ObjectNode cronJob) {
        List<ObjectNode> finished = store.list(ResourceType.JOB, Meta.namespace(cronJob)).objects().stream()
                .filter(job -> Meta.controlledBy(job, cronJob) && JobStatus.finished(job))
                .toList();
        List<ObjectNode> good = finished.stream().filter(JobStatus::succeeded).toList();
        List<ObjectNode> bad =
                finished.stream().filter(job -> !JobStatus.succeeded(job)).toList();
        forget(good, cronJob.at("/spec/successfulJobsHistoryLimit").asLong());
        forget(bad, cronJob.at("/spec/failedJobsHistoryLimit").asLong());
    }

    private void forget(List<ObjectNode> jobs, long kept) {
        jobs.stream().limit(Math.max(0, jobs.size() - kept)).forEach(job -> removal.delete(ResourceType.JOB, job));
    }

    private static void reference(ArrayNode active, ObjectNode job) {
        for (JsonNode entry : active) {
            if (entry.path("uid").asText().equals(Meta.uid(job))) {
                return;
            }
        }
        active.addObject()
                .put("kind", "Job")
                .put("apiVersion", "batch/v1")
                .put("name", Meta.name(job))
                .put("namespace", Meta.namespace(job))
                .put("uid", Meta.uid(job))
                .put("resourceVersion", job.at("/metadata/resourceVersion").asText());
    }

    private static ZoneId zone(ObjectNode cronJob) {
        JsonNode zone = cronJob.at("/spec/timeZone");
        return zone.isTextual() ? ZoneId.of(zone.asText()) : ZoneOffset.UTC;
    }
}
