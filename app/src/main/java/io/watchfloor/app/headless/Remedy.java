package io.watchfloor.app.headless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.watchfloor.app.lab.LabClient;
import io.watchfloor.diagnosis.Advice;
import io.watchfloor.diagnosis.Verdict;
import io.watchfloor.mitigation.Action.RunInFlight;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.mitigation.Mitigation.Stage;
import io.watchfloor.mitigation.MitigationDesk;
import io.watchfloor.mitigation.MitigationDesk.Consent;
import io.watchfloor.mitigation.MitigationDesk.Wish;
import io.watchfloor.presentation.Tick;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Does what the finding recommends first, once, and measures by the lab's own clock whether it helped. Only for a lab:
/// nothing else may act without an operator.
public final class Remedy {
    private static final String OPERATOR = "headless";
    private static final String MEASURED = "order-capture";
    private static final Duration LASTS = Duration.ofMinutes(10);
    private static final int WINDOW_SECONDS = 10;
    private static final double RECOVERED_RATIO = 1.5;
    private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(20);

    private final MitigationDesk desk;
    private final LabClient lab;
    private @Nullable Instant acted;
    private @Nullable Duration recovery;
    private double ratio = Double.NaN;

    /// A remedy through this desk, measured in this lab.
    public Remedy(MitigationDesk desk, LabClient lab) {
        this.desk = desk;
        this.lab = lab;
    }

    /// Acts at the first recommendation, and afterwards watches the recovery. Answers the `action` line when it acted.
    Optional<ObjectNode> consider(Tick tick) throws IOException {
        if (acted != null) {
            measure(acted, tick.judgement().at());
            return Optional.empty();
        }
        if (!(tick.judgement().verdict() instanceof Verdict.Finding finding)
                || finding.answers().recommend().isEmpty()) {
            return Optional.empty();
        }
        Advice advice = finding.answers().recommend().getFirst();
        Mitigation proposed = desk.propose(new Wish(advice, RunInFlight.STOP, LASTS));
        Mitigation result = proposed.stage() instanceof Stage.Proposed
                ? desk.approve(proposed.plan().id(), new Consent(OPERATOR, "", true))
                : proposed;
        if (result.stage() instanceof Stage.InForce) {
            acted = tick.judgement().at();
        }
        return Optional.of(line(advice, result, tick.judgement().at()));
    }

    private static ObjectNode line(Advice advice, Mitigation mitigation, Instant at) {
        ObjectNode line = Lines.line("action")
                .put("at", at.toString())
                .put("mitigation", advice.mitigation())
                .put("plan", mitigation.plan().id())
                .put("title", mitigation.plan().title());
        switch (mitigation.stage()) {
            case Stage.Proposed ignored -> line.put("stage", "proposed");
            case Stage.Refused refused -> line.put("stage", "refused").put("text", refused.reason());
            case Stage.Acting ignored -> line.put("stage", "acting");
            case Stage.InForce force ->
                line.put("stage", "in-force").put("until", force.until().toString());
            case Stage.Undoing ignored -> line.put("stage", "undoing");
            case Stage.Undone undone -> line.put("stage", "undone").put("text", undone.why());
            case Stage.Failed failed -> line.put("stage", "failed").put("text", failed.text());
            case Stage.Done ignored -> line.put("stage", "done");
            case Stage.Unknown unknown -> line.put("stage", "unknown").put("text", unknown.text());
            case Stage.Awaiting ignored -> line.put("stage", "awaiting");
            case Stage.Armed ignored -> line.put("stage", "armed");
        }
        return line;
    }

    /// Recovered is what is back and stays so until the time is up: right after the act those that were stuck have not
    /// completed yet, so that figures of the completed look well.
    private void measure(Instant since, Instant now) throws IOException {
        Duration elapsed = Duration.between(since, now);
        if (recovery != null && elapsed.compareTo(RECOVERY_LIMIT) > 0) {
            return;
        }
        JsonNode clock = lab.clock(MEASURED, WINDOW_SECONDS).path("all");
        double steady = clock.path("steadyP95").asDouble(Double.NaN);
        double measured = clock.path("p95").asDouble(Double.NaN);
        ratio = measured / steady;
        if (!(ratio <= RECOVERED_RATIO)) {
            recovery = null;
        } else if (recovery == null) {
            recovery = elapsed;
        }
    }

    /// Adds to the summary whether the workflow recovered in time, with the figures.
    void conclude(ObjectNode summary) {
        summary.put("recovered", recovery != null && recovery.compareTo(RECOVERY_LIMIT) <= 0);
        ObjectNode figures = summary.putObject("recovery").put("workflow", MEASURED);
        if (recovery == null) {
            figures.putNull("seconds");
        } else {
            figures.put("seconds", recovery.toMillis() / 1000.0);
        }
        if (Double.isNaN(ratio)) {
            figures.putNull("ratioToSteadyP95");
        } else {
            figures.put("ratioToSteadyP95", Lines.round(ratio));
        }
    }
}
