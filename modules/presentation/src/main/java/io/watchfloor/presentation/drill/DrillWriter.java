package io.watchfloor.presentation.drill;

import io.watchfloor.controls.probe.TargetScale;
import io.watchfloor.mitigation.drill.Census;
import io.watchfloor.mitigation.drill.DrillCheck;
import io.watchfloor.mitigation.drill.DrillCheck.Go;
import io.watchfloor.mitigation.drill.DrillKind;
import io.watchfloor.mitigation.drill.DrillLimits;
import io.watchfloor.mitigation.drill.DrillLimits.Targets;
import io.watchfloor.mitigation.drill.DrillResult;
import io.watchfloor.mitigation.drill.DrillState;
import io.watchfloor.mitigation.drill.DrillState.Phase;
import io.watchfloor.mitigation.drill.DrillState.Progress;
import io.watchfloor.mitigation.drill.DrillStep;
import io.watchfloor.mitigation.drill.Outage;
import io.watchfloor.mitigation.drill.Tally;
import io.watchfloor.mitigation.drill.Write;
import io.watchfloor.presentation.drill.DrillContent.Check;
import io.watchfloor.presentation.drill.DrillContent.Checks;
import io.watchfloor.presentation.drill.DrillContent.Clock;
import io.watchfloor.presentation.drill.DrillContent.Fact;
import io.watchfloor.presentation.drill.DrillContent.Figures;
import io.watchfloor.presentation.drill.DrillContent.Head;
import io.watchfloor.presentation.drill.DrillContent.Loss;
import io.watchfloor.presentation.drill.DrillContent.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Puts a drill into words: pure, from what is known at one moment.
///
/// @param seen what the page is made from
record DrillWriter(Seen seen) {
    /// @param state   absent before the first is prepared
    /// @param probe absent where none has run
    record Seen(
            @Nullable DrillState state,
            List<DrillResult> history,
            DrillLimits limits,
            @Nullable Probe probe,
            Around around) {}

    /// The probe's clock and its writes.
    record Probe(Duration elapsed, List<Write> writes, int perSecond) {}

    /// @param able whether drills can be held from here
    record Around(Times times, boolean lab, boolean able) {}

    DrillContent content() {
        DrillState state = seen.state();
        Past past = new Past(seen);
        return new DrillContent(
                head(state),
                new Figures(clock(state), loss(state), new StepWriter(seen).steps()),
                new StripWriter(seen).strip(),
                checks(state),
                past.content());
    }

    private Head head(@Nullable DrillState state) {
        if (state == null) {
            String note = seen.around().able() ? DrillText.NOTE_NONE.text() : DrillText.NO_GROUND.text();
            return new Head(DrillText.DRILLS.text(), "", DrillText.NOTHING_PREPARED.text(), note, false, false);
        }
        boolean planned = state.occasion().kind() == DrillKind.SWITCHOVER;
        String server = (planned ? DrillText.SERVER_SWITCHOVER : DrillText.SERVER_FAILOVER)
                .text(state.occasion().server());
        String title = (planned ? DrillText.SWITCHOVER_DRILL : DrillText.FAILOVER_DRILL).text();
        String leader = state.occasion().leader().isEmpty()
                ? DrillText.NONE.text()
                : state.occasion().leader();
        String note = DrillText.NOTE_PREPARED.text(
                leader, seen.around().times().clock(state.occasion().timing().prepared()));
        if (state.phase() instanceof Phase.Ended ended
                && !ended.result().occasion().timing().operator().isEmpty()) {
            note = DrillText.NOTE_STARTED.text(
                            leader, ended.result().occasion().timing().operator()) + " · "
                    + ended.result().text();
        } else if (state.phase() instanceof Phase.Ended ended) {
            note = ended.result().text();
        } else if (state.phase() instanceof Phase.Running running) {
            note += " · " + running.text();
        }
        if (seen.around().lab()) {
            note = DrillText.NOTE_LAB.text() + " · " + note;
        }
        boolean ready = state.phase() instanceof Phase.Checked checked && checked.go();
        return new Head(title, server, tag(state), note, state.running(), ready);
    }

    private static String tag(DrillState state) {
        return switch (state.phase()) {
            case Phase.Checked checked -> (checked.go() ? DrillText.TAG_GO : DrillText.TAG_NO_GO).text();
            case Phase.Running running ->
                DrillText.TAG_RUNNING.text(DrillStep.ALL.indexOf(running.step()) + 1, DrillStep.ALL.size());
            case Phase.Ended ended ->
                switch (ended.result().verdict()) {
                    case MET -> DrillText.TAG_MET.text();
                    case MISSED -> DrillText.TAG_MISSED.text();
                    case NOT_PROVEN -> DrillText.TAG_NOT_PROVEN.text();
                    case ABORTED -> DrillText.TAG_ABORTED.text();
                    case NO_GO -> DrillText.TAG_NO_GO.text();
                };
        };
    }

    /// How long writes have been out, or were; absent before the act.
    private @Nullable Duration outage(@Nullable DrillState state) {
        if (state == null) {
            return null;
        }
        if (state.phase() instanceof Phase.Ended ended) {
            return ended.result().measured().outage();
        }
        Outage outage = state.progress().counted().outage();
        if (outage == null) {
            return null;
        }
        DrillWriter.Probe probe = seen.probe();
        return outage.length(probe == null ? outage.from() : probe.elapsed());
    }

    private Clock clock(@Nullable DrillState state) {
        DrillKind kind = state == null ? DrillKind.SWITCHOVER : state.occasion().kind();
        Targets targets = seen.limits().targets(kind);
        Duration outage = outage(state);
        double seconds = outage == null ? 0 : outage.toMillis() / 1000.0;
        double target = targets.outage().toMillis() / 1000.0;
        List<Double> earlier = Past.outages(seen, kind);
        List<TargetScale.Mark> marks = new ArrayList<>();
        List<String> words = new ArrayList<>();
        words.add(word(state, outage));
        words.add(DrillText.TARGET.text(Times.seconds(target)));
        if (earlier.isEmpty()) {
            words.add(DrillText.NO_EARLIER.text());
        } else {
            String kinds = (kind == DrillKind.SWITCHOVER ? DrillText.KIND_SWITCHOVER : DrillText.KIND_FAILOVER).text();
            double median = earlier.get(earlier.size() / 2);
            words.add(DrillText.MEDIAN_OF.text(earlier.size(), kinds) + " " + Times.seconds(median));
            marks.add(new TargetScale.Mark(median, DrillText.SCALE_MEDIAN.text(Times.seconds(median)), false));
        }
        marks.add(new TargetScale.Mark(target, DrillText.SCALE_TARGET.text(Times.seconds(target)), true));
        return new Clock(
                since(state),
                outage == null ? "00:00.0" : Times.stopwatch(outage),
                words,
                new TargetScale.Content(seconds, target, Math.max(target * 4 / 3, Math.ceil(seconds)), marks),
                seconds > target);
    }

    private static String word(@Nullable DrillState state, @Nullable Duration outage) {
        if (state == null || outage == null) {
            return (state != null && state.progress().began() != null ? DrillText.WRITES_FLOW : DrillText.NOT_BEGUN)
                    .text();
        }
        Outage present = state.progress().counted().outage();
        return (state.running() && present != null && !present.over() ? DrillText.RUNNING : DrillText.MEASURED).text();
    }

    private String since(@Nullable DrillState state) {
        if (state == null) {
            return "";
        }
        Outage outage = state.progress().counted().outage();
        Instant began = state.progress().began();
        return outage == null || began == null
                ? ""
                : DrillText.SINCE.text(seen.around().times().tenths(began.plus(outage.from())));
    }

    private Loss loss(@Nullable DrillState state) {
        DrillKind kind = state == null ? DrillKind.SWITCHOVER : state.occasion().kind();
        Targets targets = seen.limits().targets(kind);
        String target = DrillText.LOST_TARGET.text(targets.lost());
        Progress progress = state == null ? Progress.NONE : state.progress();
        Tally tally = progress.counted().tally();
        Census census = progress.counted().census();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                DrillText.COUNTED.text(),
                census == null
                        ? progress.began() == null ? DrillText.NOT_COUNTED.text() : DrillText.NOT_COUNTED_YET.text()
                        : DrillText.COUNTED_ON.text(
                                census.node(), seen.around().times().tenths(census.at()))));
        facts.add(new Fact(DrillText.UNKNOWN.text(), unknown(tally, census)));
        boolean missed = census != null && census.lost() > targets.lost();
        return new Loss(
                target,
                census == null ? "–" : Integer.toString(census.lost()),
                census == null ? DrillText.NOT_PROVEN.text() : DrillText.LOST_OF.text(Times.whole(census.asked())),
                facts,
                missed);
    }

    private static String unknown(Tally tally, @Nullable Census census) {
        if (tally.unknown() == 0) {
            return DrillText.NONE.text();
        }
        return census == null
                ? DrillText.UNKNOWN_OPEN.text(tally.unknown())
                : DrillText.UNKNOWN_LOOKED.text(
                        tally.unknown(),
                        census.unanswered().kept(),
                        census.unanswered().gone());
    }

    private Checks checks(@Nullable DrillState state) {
        if (state == null) {
            return new Checks("", false, "", List.of());
        }
        boolean go = state.checks().stream().noneMatch(check -> check.go() == Go.NO_GO);
        long proven =
                state.checks().stream().filter(check -> check.go() == Go.GO).count();
        long declared = state.checks().stream()
                .filter(check -> check.go() == Go.DECLARED)
                .count();
        String decided = DrillText.DECIDED.text(
                seen.around().times().clock(state.occasion().timing().prepared()), proven, declared);
        return new Checks(
                (go ? DrillText.GO : DrillText.NO_GO).text(),
                go,
                decided,
                state.checks().stream().map(DrillWriter::check).toList());
    }

    private static Check check(DrillCheck check) {
        return switch (check.go()) {
            case GO -> new Check(Mark.GO, DrillText.GO.text(), check.name(), check.reason(), check.limit());
            case NO_GO -> new Check(Mark.NO_GO, DrillText.NO_GO.text(), check.name(), check.reason(), check.limit());
            case DECLARED ->
                new Check(Mark.DECLARED, DrillText.DECLARED.text(), check.name(), check.reason(), check.limit());
        };
    }

    /// As in a figure with this many digits after the point.
    static String figure(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
