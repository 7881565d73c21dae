package io.watchfloor.presentation.floor;

import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.mitigation.Mitigation.Stage;
import io.watchfloor.presentation.Tick;
import io.watchfloor.presentation.Titles;
import io.watchfloor.presentation.floor.RailContent.Change;
import io.watchfloor.presentation.floor.RailContent.Kind;
import io.watchfloor.signals.facts.Objects;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What changed while this console watched: seen as differences between one tick and the next. Bounded.
final class ChangeLog {
    private static final int MOST = 100;
    private static final Duration KEPT = Duration.ofHours(24);

    private final Titles titles;
    private final Deque<Change> changes = new ArrayDeque<>();
    private final Map<String, Objects> before = new HashMap<>();
    private final Map<String, Stage> stages = new HashMap<>();

    ChangeLog(Titles titles) {
        this.titles = titles;
    }

    void observe(Tick tick) {
        List<Change> found = new ArrayList<>();
        for (Objects now : tick.snapshot().facts(Objects.class)) {
            Objects earlier = before.put(now.subject(), now);
            if (earlier != null && now.at().isAfter(earlier.at())) {
                found.addAll(new ObjectChanges(titles, now.at()).between(earlier, now));
            }
        }
        for (Mitigation mitigation : tick.mitigations()) {
            Stage earlier = stages.put(mitigation.plan().id(), mitigation.stage());
            String step =
                    earlier == null || earlier.getClass() != mitigation.stage().getClass()
                            ? step(mitigation.stage())
                            : null;
            if (step != null) {
                found.add(new Change(
                        time(mitigation.stage(), tick.snapshot().at()),
                        Kind.MITIGATION,
                        FloorText.MITIGATION_STEP.text(mitigation.plan().title(), step),
                        mitigation.plan().title(),
                        ""));
            }
        }
        stages.keySet()
                .retainAll(tick.mitigations().stream().map(it -> it.plan().id()).toList());
        found.sort(Comparator.comparing(Change::at));
        found.forEach(changes::addFirst);
        Instant oldest = tick.snapshot().at().minus(KEPT);
        while (changes.size() > MOST
                || (!changes.isEmpty() && changes.getLast().at().isBefore(oldest))) {
            changes.removeLast();
        }
    }

    /// Newest first; of a job that starts again and again only its latest start.
    List<Change> all() {
        Set<String> started = new HashSet<>();
        return changes.stream()
                .sorted(Comparator.comparing(Change::at).reversed())
                .filter(change -> change.kind() != Kind.START || started.add(change.what()))
                .toList();
    }

    private static @Nullable String step(Stage stage) {
        return switch (stage) {
            case Stage.Proposed proposed -> null;
            case Stage.Refused refused -> FloorText.STEP_REFUSED.text();
            case Stage.Acting acting -> null;
            case Stage.InForce inForce -> FloorText.STEP_IN_FORCE.text();
            case Stage.Undoing undoing -> null;
            case Stage.Undone undone -> FloorText.STEP_UNDONE.text();
            case Stage.Failed failed -> FloorText.STEP_FAILED.text();
            case Stage.Done done -> FloorText.STEP_DONE.text();
            case Stage.Unknown unknown -> FloorText.STEP_UNKNOWN.text();
            case Stage.Armed armed -> FloorText.STEP_ARMED.text();
            case Stage.Awaiting awaiting -> null;
        };
    }

    private static Instant time(Stage stage, Instant now) {
        return switch (stage) {
            case Stage.InForce inForce -> inForce.since();
            case Stage.Undone undone -> undone.at();
            case Stage.Failed failed -> failed.at();
            case Stage.Done done -> done.at();
            case Stage.Unknown unknown -> unknown.at();
            case Stage.Awaiting awaiting -> awaiting.since();
            case Stage.Armed armed -> now;
            case Stage.Proposed proposed -> now;
            case Stage.Refused refused -> now;
            case Stage.Acting acting -> now;
            case Stage.Undoing undoing -> now;
        };
    }
}
