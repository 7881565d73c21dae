package io.watchfloor.presentation.floor;

import io.watchfloor.presentation.Titles;
import io.watchfloor.presentation.floor.RailContent.Change;
import io.watchfloor.presentation.floor.RailContent.Kind;
import io.watchfloor.signals.facts.Objects;
import io.watchfloor.signals.facts.Objects.CronJob;
import io.watchfloor.signals.facts.Objects.Deployment;
import io.watchfloor.signals.facts.Objects.Identity;
import io.watchfloor.signals.facts.Objects.Job;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What differs between two sights of one cluster.
record ObjectChanges(Titles titles, Instant at) {

    List<Change> between(Objects before, Objects now) {
        List<Change> found = new ArrayList<>();
        Map<String, Deployment> deployments = byUid(before.deployments(), Deployment::id);
        for (Deployment deployment : now.deployments()) {
            deployment(deployments.get(deployment.id().uid()), deployment, found);
        }
        Map<String, CronJob> cronJobs = byUid(before.cronJobs(), CronJob::id);
        for (CronJob cronJob : now.cronJobs()) {
            cronJob(cronJobs.get(cronJob.id().uid()), cronJob, found);
        }
        Map<String, Job> jobs = byUid(before.jobs(), Job::id);
        for (Job job : now.jobs()) {
            job(jobs.get(job.id().uid()), job, found);
        }
        return found;
    }

    private void deployment(@Nullable Deployment before, Deployment now, List<Change> found) {
        if (before == null) {
            return;
        }
        if (before.wanted() != now.wanted()) {
            add(
                    found,
                    Kind.DEPLOYMENT,
                    now.id(),
                    FloorText.SCALED,
                    Integer.toString(before.wanted()),
                    Integer.toString(now.wanted()));
        }
        String image = now.image();
        if (image != null && before.image() != null && !image.equals(before.image())) {
            add(found, Kind.DEPLOYMENT, now.id(), FloorText.ROLLED_OUT, version(image));
        }
    }

    private void cronJob(@Nullable CronJob before, CronJob now, List<Change> found) {
        if (before != null && before.suspended() != now.suspended()) {
            add(found, Kind.MITIGATION, now.id(), now.suspended() ? FloorText.SUSPENDED : FloorText.RESUMED);
        }
    }

    private void job(@Nullable Job before, Job now, List<Change> found) {
        if (before == null && now.finished() == null && !now.suspended()) {
            found.add(change(Kind.START, now, FloorText.STARTS));
        } else if (before != null && before.suspended() != now.suspended()) {
            found.add(change(Kind.MITIGATION, now, now.suspended() ? FloorText.RUN_SUSPENDED : FloorText.RUN_RESUMED));
        }
    }

    private Change change(Kind kind, Job job, FloorText text) {
        String cronJob = job.cronJob();
        String name = cronJob == null ? job.id().name() : cronJob;
        return new Change(at, kind, text.text(titles.workload(job.id().namespace(), name)), owner(job.id()));
    }

    private void add(List<Change> found, Kind kind, Identity id, FloorText text, String... details) {
        Object[] arguments = new Object[details.length + 1];
        arguments[0] = titles.workload(id.namespace(), id.name());
        System.arraycopy(details, 0, arguments, 1, details.length);
        found.add(new Change(at, kind, text.text(arguments), owner(id)));
    }

    private static String owner(Identity id) {
        return id.owners().keySet().stream().sorted().collect(Collectors.joining(", "));
    }

    private static String version(String image) {
        return image.substring(image.lastIndexOf('/') + 1);
    }

    private static <T> Map<String, T> byUid(List<T> objects, Function<T, Identity> id) {
        return objects.stream()
                .collect(
                        Collectors.toMap(object -> id.apply(object).uid(), Function.identity(), (one, other) -> other));
    }
}
