package io.watchfloor.presentation.floor;

import io.watchfloor.controls.tile.TileState;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.mitigation.Mitigation.Effect;
import io.watchfloor.mitigation.Mitigation.Stage;
import io.watchfloor.mitigation.Plan;
import io.watchfloor.presentation.Figures;
import io.watchfloor.presentation.floor.RailContent.ForceCard;
import io.watchfloor.presentation.floor.RailContent.Head;
import io.watchfloor.presentation.floor.RailContent.Line;
import io.watchfloor.presentation.floor.RailContent.Remaining;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Words one mitigation that acts, has acted, or failed lately. What is only proposed or over is not in force.
record ForceWording(ZoneId zone, boolean brief) {
    private static final Duration FAILURE_SHOWN = Duration.ofHours(1);
    private static final int CHANGES = 1;

    Optional<ForceCard> card(Mitigation mitigation, Instant now) {
        Plan plan = mitigation.plan();
        Instant ends = mitigation.ends();
        if (ends != null && mitigation.overdue(now)) {
            return Optional.of(overdue(mitigation, ends, now));
        }
        return switch (mitigation.stage()) {
            case Stage.Proposed proposed -> Optional.empty();
            case Stage.Refused refused -> Optional.empty();
            case Stage.Undone undone -> Optional.empty();
            case Stage.Done done -> Optional.empty();
            case Stage.Armed armed -> Optional.empty();
            case Stage.Awaiting awaiting -> Optional.of(busy(plan, FloorText.WAITS_FOR_SECOND));
            case Stage.Unknown unknown -> Optional.of(unknown(plan, unknown));
            case Stage.Acting acting -> Optional.of(busy(plan, FloorText.BEING_DONE));
            case Stage.Undoing undoing -> Optional.of(busy(plan, FloorText.BEING_UNDONE));
            case Stage.InForce inForce -> Optional.of(inForce(plan, inForce, now));
            case Stage.Failed failed ->
                failed.at().plus(FAILURE_SHOWN).isBefore(now) ? Optional.empty() : Optional.of(failed(plan, failed));
        };
    }

    private static ForceCard busy(Plan plan, FloorText doing) {
        return new ForceCard(
                plan.id(),
                new Head(plan.title(), Optional.empty()),
                Optional.empty(),
                List.of(new Line("", doing.text())),
                false);
    }

    private ForceCard unknown(Plan plan, Stage.Unknown unknown) {
        return new ForceCard(
                plan.id(),
                new Head(plan.title(), Optional.of(TileState.UNKNOWN)),
                Optional.empty(),
                List.of(new Line(
                        FloorText.OUTCOME_UNKNOWN.text(Figures.clock(unknown.at(), zone)),
                        brief ? "" : unknown.text())),
                false);
    }

    /// A forgotten pause must be impossible to overlook.
    private ForceCard overdue(Mitigation mitigation, Instant ends, Instant now) {
        return new ForceCard(
                mitigation.plan().id(),
                new Head(named(mitigation.plan().title()), Optional.of(TileState.DOWN)),
                Optional.empty(),
                List.of(new Line(
                        FloorText.OVERDUE.text(),
                        FloorText.OVERDUE_SINCE.text(
                                Figures.clock(ends, zone), Figures.age(Duration.between(ends, now))))),
                true);
    }

    private ForceCard inForce(Plan plan, Stage.InForce stage, Instant now) {
        Duration whole = Duration.between(stage.since(), stage.until());
        Duration left = Duration.between(now, stage.until());
        List<Line> lines = new ArrayList<>();
        if (brief) {
            lines.add(new Line("", FloorText.ENDS_AT_ONLY.text(Figures.minute(stage.until(), zone))));
            return inForce(plan, left, whole, lines);
        }
        plan.prospect().changes().stream()
                .limit(CHANGES)
                .forEach(change -> lines.add(new Line(
                        "", FloorText.CHANGED.text(change.object(), change.field(), change.before(), change.after()))));
        lines.add(effect(stage.effect()));
        lines.add(new Line(
                "",
                FloorText.ENDS_AT.text(
                        Figures.clock(stage.until(), zone),
                        clause(plan.prospect().undoneBy()))));
        return inForce(plan, left, whole, lines);
    }

    private static ForceCard inForce(Plan plan, Duration left, Duration whole, List<Line> lines) {
        return new ForceCard(
                plan.id(),
                new Head(named(plan.title()), Optional.empty()),
                Optional.of(new Remaining(left.isNegative() ? Duration.ZERO : left, whole)),
                lines,
                true);
    }

    /// Without its length: the countdown stands beside it.
    private static String named(String title) {
        int length = title.indexOf(" — ");
        return length < 0 ? title : title.substring(0, length);
    }

    /// What stands first; the plan says all of it.
    private static String clause(String sentence) {
        int end = sentence.indexOf(';');
        return end < 0 ? sentence : sentence.substring(0, end);
    }

    private static Line effect(@Nullable Effect effect) {
        if (effect == null) {
            return new Line("", FloorText.EFFECT_WATCHED.text());
        }
        return new Line((effect.moved() ? FloorText.VERIFIED : FloorText.NOT_MOVED).text(), effect.text());
    }

    private ForceCard failed(Plan plan, Stage.Failed failed) {
        return new ForceCard(
                plan.id(),
                new Head(plan.title(), Optional.of(TileState.DOWN)),
                Optional.empty(),
                List.of(new Line(FloorText.FAILED_AT.text(Figures.clock(failed.at(), zone)), failed.text())),
                false);
    }
}
