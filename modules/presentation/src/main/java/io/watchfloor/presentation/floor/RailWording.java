package io.watchfloor.presentation.floor;

import io.watchfloor.diagnosis.Answers;
import io.watchfloor.diagnosis.Verdict;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.mitigation.Mitigation.Stage;
import io.watchfloor.presentation.Figures;
import io.watchfloor.presentation.Tick;
import io.watchfloor.presentation.Titles;
import io.watchfloor.presentation.floor.RailContent.Ahead;
import io.watchfloor.presentation.floor.RailContent.Change;
import io.watchfloor.presentation.floor.RailContent.FindingCard;
import io.watchfloor.presentation.floor.RailContent.ForceCard;
import io.watchfloor.presentation.floor.RailContent.Kind;
import io.watchfloor.presentation.floor.RailContent.Quiet;
import io.watchfloor.signals.facts.Objects;
import io.watchfloor.signals.facts.Objects.CronJob;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Words the rail: the finding, what is in force, what changed, what is ahead. Remembers the last finding.
final class RailWording {
    private static final int AHEAD = 6;

    private final Titles titles;
    private final FindingWording findings;
    private final ForceWording force;
    private final ChangeLog changes;
    private @Nullable Instant began;
    private @Nullable Instant ended;
    private String title = "";
    private @Nullable Change firstToSlow;

    /// @param brief whether statement text, row keys and user names must not be shown
    RailWording(Titles titles, boolean brief) {
        this.titles = titles;
        this.findings = new FindingWording(titles, brief);
        this.force = new ForceWording(zone(titles), brief);
        this.changes = new ChangeLog(titles);
    }

    RailContent show(Tick tick) {
        changes.observe(tick);
        Instant now = tick.snapshot().at();
        List<ForceCard> inForce = tick.mitigations().stream()
                .sorted(Comparator.comparing(mitigation -> !mitigation.overdue(now)))
                .flatMap(mitigation -> force.card(mitigation, now).stream())
                .toList();
        return new RailContent(finding(tick.judgement().verdict(), now), inForce, changes.all(), ahead(tick, now));
    }

    /// What the timeline marks: the changes, and where the first workflow slowed.
    List<Change> marks() {
        Change flag = firstToSlow;
        return flag == null
                ? changes.all()
                : Stream.concat(changes.all().stream(), Stream.of(flag)).toList();
    }

    private FindingCard finding(Verdict verdict, Instant now) {
        return switch (verdict) {
            case Verdict.Finding finding -> {
                Instant since = finding.since();
                began = since;
                ended = null;
                title = finding.answers().cause().title();
                Answers.FirstToSlow first = finding.answers().first();
                if (first != null) {
                    firstToSlow = new Change(first.at(), Kind.FINDING, FloorText.FIRST_TO_SLOW.text(), "");
                }
                yield findings.standing(finding, now);
            }
            case Verdict.Healthy healthy -> quiet(FloorText.NO_FINDING.text(), now);
            case Verdict.Unknown unknown -> quiet(FloorText.FINDING_UNKNOWN.text(), now);
        };
    }

    private Quiet quiet(String text, Instant now) {
        Instant from = began;
        if (from == null) {
            return new Quiet(text, "");
        }
        Instant over = ended == null ? now : ended;
        ended = over;
        return new Quiet(
                text,
                FloorText.LAST_FINDING.text(
                        title, Figures.minute(from, zone(titles)), Figures.age(Duration.between(from, over))));
    }

    private List<Ahead> ahead(Tick tick, Instant now) {
        Stream<Ahead> runs = tick.snapshot().facts(Objects.class).stream()
                .flatMap(objects -> objects.cronJobs().stream())
                .filter(cronJob -> !cronJob.suspended())
                .flatMap(cronJob -> next(cronJob, now).stream());
        Stream<Ahead> ends = tick.mitigations().stream().flatMap(mitigation -> end(mitigation).stream());
        return Stream.concat(runs, ends)
                .sorted(Comparator.comparing(Ahead::at).thenComparing(Ahead::what))
                .limit(AHEAD)
                .toList();
    }

    /// Kubernetes reads a schedule in the zone of its controller, which is UTC unless somebody changed it.
    private Optional<Ahead> next(CronJob cronJob, Instant now) {
        return Schedule.parse(cronJob.schedule())
                .flatMap(schedule -> schedule.next(now, ZoneOffset.UTC))
                .map(at -> new Ahead(
                        at,
                        titles.workload(cronJob.id().namespace(), cronJob.id().name())));
    }

    private static Optional<Ahead> end(Mitigation mitigation) {
        return mitigation.stage() instanceof Stage.InForce inForce
                ? Optional.of(new Ahead(
                        inForce.until(), FloorText.ENDS.text(mitigation.plan().title())))
                : Optional.empty();
    }

    private static ZoneId zone(Titles titles) {
        return titles.estate().identity().zone();
    }
}
