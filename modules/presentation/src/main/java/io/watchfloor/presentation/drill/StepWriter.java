package io.watchfloor.presentation.drill;

import io.watchfloor.mitigation.drill.DrillKind;
import io.watchfloor.mitigation.drill.DrillResult;
import io.watchfloor.mitigation.drill.DrillState;
import io.watchfloor.mitigation.drill.DrillState.Phase;
import io.watchfloor.mitigation.drill.DrillState.Progress;
import io.watchfloor.mitigation.drill.DrillStep;
import io.watchfloor.presentation.drill.DrillContent.Reached;
import io.watchfloor.presentation.drill.DrillContent.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The steps with their times so far, and the usual ones of earlier drills of the kind.
record StepWriter(DrillWriter.Seen seen) {
    List<Step> steps() {
        DrillState state = seen.state();
        DrillKind kind = state == null ? DrillKind.SWITCHOVER : state.occasion().kind();
        double longest = 0;
        for (DrillStep step : DrillStep.ALL) {
            longest = Math.max(longest, usual(kind, step));
        }
        List<Step> steps = new ArrayList<>();
        boolean open = state != null && state.running();
        for (DrillStep step : DrillStep.ALL) {
            Duration at = state == null ? null : state.progress().steps().get(step);
            Reached reached = at != null ? Reached.DONE : open ? Reached.NOW : Reached.OPEN;
            if (reached == Reached.NOW) {
                open = false;
            }
            double usual = usual(kind, step);
            boolean timed = step != DrillStep.PROBE_STEADY && step != DrillStep.ACTED && usual > 0;
            steps.add(new Step(
                    reached,
                    name(step, kind),
                    at(state, step, at, reached),
                    timed ? DrillWriter.figure(usual) : "",
                    timed ? usual / longest : 0));
        }
        return steps;
    }

    private String at(@Nullable DrillState state, DrillStep step, @Nullable Duration at, Reached reached) {
        Progress progress = state == null ? Progress.NONE : state.progress();
        Duration acted = progress.acted();
        if (at == null) {
            DrillWriter.Probe probe = seen.probe();
            return reached == Reached.NOW && acted != null && probe != null
                    ? "+" + time(probe.elapsed().minus(acted))
                    : "";
        }
        return step == DrillStep.PROBE_STEADY || acted == null ? time(at) : "+" + time(at.minus(acted));
    }

    private static String time(Duration time) {
        long minutes = time.toMinutes();
        String seconds = DrillWriter.figure(time.minusMinutes(minutes).toMillis() / 1000.0) + " s";
        return minutes > 0 ? minutes + " min " + seconds : seconds;
    }

    /// The median of earlier drills of this kind, in seconds; 0 where there is none.
    private double usual(DrillKind kind, DrillStep step) {
        DrillState state = seen.state();
        // The present one is part of the history once it has ended.
        String present = state != null && state.phase() instanceof Phase.Ended
                ? state.occasion().id()
                : "";
        double[] times = seen.history().stream()
                .filter(each -> each.occasion().kind() == kind)
                .filter(each -> !each.occasion().id().equals(present))
                .map(DrillResult::measured)
                .filter(each -> each.steps().containsKey(step))
                .map(each -> each.steps().getOrDefault(step, Duration.ZERO))
                .mapToDouble(at -> at.toMillis() / 1000.0)
                .sorted()
                .toArray();
        return times.length == 0 ? 0 : times[times.length / 2];
    }

    static String name(DrillStep step, DrillKind kind) {
        return switch (step) {
            case PROBE_STEADY -> DrillText.STEP_PROBE_STEADY.text();
            case ACTED -> (kind == DrillKind.SWITCHOVER ? DrillText.STEP_HANDED_OVER : DrillText.STEP_KILLED).text();
            case LOSS_NOTICED -> DrillText.STEP_LOSS_NOTICED.text();
            case PROMOTED -> DrillText.STEP_PROMOTED.text();
            case ACKNOWLEDGED -> DrillText.STEP_ACKNOWLEDGED.text();
            case COUNTED -> DrillText.STEP_COUNTED.text();
            case REJOINED -> DrillText.STEP_REJOINED.text();
        };
    }
}
