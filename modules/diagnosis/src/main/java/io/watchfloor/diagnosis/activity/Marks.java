package io.watchfloor.diagnosis.activity;

import io.watchfloor.signals.Snapshot;
import io.watchfloor.signals.facts.Objects;
import io.watchfloor.signals.facts.Objects.Deployment;
import io.watchfloor.signals.facts.Objects.Job;
import io.watchfloor.signals.facts.ScheduledActions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What happened lately, as far as snapshots tell: jobs and scheduled actions that began, and new images. Safe from
/// any thread.
final class Marks {
    private static final int MOST = 2_000;

    private record Run(String tenant, long cronId, int pid) {}

    private final Duration kept;
    private final TreeSet<Mark> marks = new TreeSet<>(Comparator.comparing(Mark::at)
            .thenComparing(Mark::kind)
            .thenComparing(Mark::text)
            .thenComparing(mark -> String.valueOf(mark.tenant())));
    private final Map<String, String> images = new HashMap<>();
    private Set<String> jobs = Set.of();
    private Set<Run> runs = Set.of();

    Marks(Duration kept) {
        this.kept = kept;
    }

    synchronized void add(Mark mark) {
        marks.add(mark);
        while (marks.size() > MOST || marks.first().at().isBefore(mark.at().minus(kept))) {
            marks.removeFirst();
        }
    }

    synchronized void add(Snapshot now) {
        Instant oldest = now.at().minus(kept);
        Set<String> present = new HashSet<>();
        for (Objects objects : now.facts(Objects.class)) {
            for (Job job : objects.jobs()) {
                Instant started = job.started();
                present.add(job.id().uid());
                if (started != null && !jobs.contains(job.id().uid()) && started.isAfter(oldest)) {
                    add(new Mark(
                            started, Mark.Kind.JOB, job.id().name(), job.id().namespace()));
                }
            }
            objects.deployments().forEach(deployment -> image(deployment, now.at()));
        }
        jobs = present;
        runs = actions(now);
    }

    private void image(Deployment deployment, Instant at) {
        String image = deployment.image();
        if (image != null) {
            String before = images.put(deployment.id().uid(), image);
            if (before != null && !before.equals(image)) {
                add(new Mark(
                        at,
                        Mark.Kind.DEPLOYMENT,
                        deployment.id().name() + " " + tag(image),
                        deployment.id().namespace()));
            }
        }
    }

    private static String tag(String image) {
        return image.substring(Math.max(image.lastIndexOf(':'), image.lastIndexOf('/')) + 1);
    }

    private Set<Run> actions(Snapshot now) {
        Set<Run> present = new HashSet<>();
        for (ScheduledActions actions : now.facts(ScheduledActions.class)) {
            for (ScheduledActions.Running running : actions.running()) {
                Run run = new Run(actions.subject(), running.cronId(), running.pid());
                present.add(run);
                if (!runs.contains(run)) {
                    add(new Mark(actions.at(), Mark.Kind.JOB, running.cronName(), actions.subject()));
                }
            }
        }
        return present;
    }

    synchronized List<Mark> between(Instant from, Instant to) {
        List<Mark> found = new ArrayList<>();
        for (Mark mark : marks) {
            if (!mark.at().isBefore(from) && !mark.at().isAfter(to)) {
                found.add(mark);
            }
        }
        return found;
    }
}
