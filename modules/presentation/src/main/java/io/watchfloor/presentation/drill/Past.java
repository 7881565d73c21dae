package io.watchfloor.presentation.drill;

import io.watchfloor.controls.probe.RunsChart;
import io.watchfloor.controls.probe.RunsChart.Look;
import io.watchfloor.mitigation.drill.Census;
import io.watchfloor.mitigation.drill.DrillKind;
import io.watchfloor.mitigation.drill.DrillResult;
import io.watchfloor.mitigation.drill.DrillResult.Verdict;
import io.watchfloor.mitigation.drill.DrillState;
import io.watchfloor.mitigation.drill.DrillState.Phase;
import io.watchfloor.mitigation.drill.DrillStep;
import io.watchfloor.mitigation.drill.Outage;
import io.watchfloor.presentation.drill.DrillContent.Afterwards;
import io.watchfloor.presentation.drill.DrillContent.Fact;
import io.watchfloor.presentation.drill.DrillContent.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Earlier drills, and what ends the present one.
record Past(DrillWriter.Seen seen) {
    private static final int SHOWN = 12;

    DrillContent.Past content() {
        return new DrillContent.Past(chart(), rows(), aborts(), afterwards());
    }

    /// RTO of earlier drills of a kind in seconds, smallest first.
    static List<Double> outages(DrillWriter.Seen seen, DrillKind kind) {
        String present = seen.state() == null ? "" : seen.state().occasion().id();
        List<Double> outages = new ArrayList<>();
        for (DrillResult each : seen.history()) {
            Duration outage = each.measured().outage();
            if (each.occasion().kind() == kind
                    && outage != null
                    && !each.occasion().id().equals(present)) {
                outages.add(outage.toMillis() / 1000.0);
            }
        }
        Collections.sort(outages);
        return outages;
    }

    private RunsChart.Content chart() {
        DrillState state = seen.state();
        DrillKind kind = state == null ? DrillKind.SWITCHOVER : state.occasion().kind();
        double target = seen.limits().targets(kind).outage().toMillis() / 1000.0;
        List<RunsChart.Run> runs = new ArrayList<>();
        for (DrillResult each : seen.history()) {
            Duration outage = each.measured().outage();
            if (outage != null && runs.size() < SHOWN) {
                boolean present = state != null
                        && each.occasion().id().equals(state.occasion().id());
                Look look = each.occasion().kind() == DrillKind.SWITCHOVER
                        ? Look.NO_PROOF
                        : present ? Look.PRESENT : Look.PROOF;
                runs.add(new RunsChart.Run(
                        seen.around().times().day(each.occasion().timing().prepared()),
                        outage.toMillis() / 1000.0,
                        look,
                        each.verdict() == Verdict.MISSED));
            }
        }
        Collections.reverse(runs);
        return new RunsChart.Content(runs, target, DrillText.SCALE_TARGET.text(Times.seconds(target)));
    }

    private List<Row> rows() {
        return seen.history().stream().limit(SHOWN).map(this::row).toList();
    }

    private Row row(DrillResult result) {
        Duration outage = result.measured().outage();
        Census census = result.measured().census();
        String lost = census == null
                ? result.verdict() == Verdict.NO_GO ? result.text() : DrillText.UNPROVEN.text()
                : census.lost() + " / " + Times.whole(census.asked());
        boolean planned = result.occasion().kind() == DrillKind.SWITCHOVER;
        return new Row(
                seen.around().times().dayAndTime(result.occasion().timing().prepared()),
                (planned ? DrillText.KIND_SWITCHOVER : DrillText.KIND_FAILOVER).text(),
                outage == null ? "–" : DrillWriter.figure(outage.toMillis() / 1000.0) + " s",
                lost,
                word(result.verdict()),
                result.verdict() != Verdict.MET);
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case MET -> DrillText.MET.text();
            case MISSED -> DrillText.MISSED.text();
            case NOT_PROVEN -> DrillText.UNPROVEN.text();
            case ABORTED -> DrillText.ABORTED.text();
            case NO_GO -> DrillText.NO_GO.text();
        };
    }

    private List<Fact> aborts() {
        DrillState state = seen.state();
        boolean acted = state != null && state.progress().acted() != null;
        return List.of(
                new Fact(
                        DrillText.ABORT_OUTAGE.text(
                                seen.limits().abort().outage().toSeconds()),
                        outage(state)),
                new Fact(DrillText.ABORT_TWO_LEADERS.text(), ""),
                new Fact(DrillText.BEFORE_ACT.text(), acted ? DrillText.NONE.text() : ""),
                new Fact(DrillText.ABORT_HAND.text(), ""));
    }

    private String outage(@Nullable DrillState state) {
        DrillWriter.Probe probe = seen.probe();
        Outage outage = state == null ? null : state.progress().counted().outage();
        return outage == null || probe == null
                ? ""
                : DrillText.ABORT_OUTAGE_NOW.text(
                        DrillWriter.figure(outage.length(probe.elapsed()).toMillis() / 1000.0));
    }

    private Afterwards afterwards() {
        DrillState state = seen.state();
        if (state != null && state.running()) {
            return new Afterwards(DrillText.RETURN_OFF_RUNNING.text(), DrillText.REPORT_LATER.text());
        }
        if (state == null || !(state.phase() instanceof Phase.Ended)) {
            return new Afterwards(DrillText.RETURN_OFF_NOTHING.text(), DrillText.REPORT_LATER.text());
        }
        boolean turned = state.progress().steps().containsKey(DrillStep.PROMOTED);
        return new Afterwards(
                turned ? "" : DrillText.RETURN_OFF_NOTHING.text(),
                state.occasion().id() + ".md");
    }
}
