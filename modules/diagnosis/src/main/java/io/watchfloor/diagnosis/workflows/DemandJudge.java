package io.watchfloor.diagnosis.workflows;

import io.watchfloor.diagnosis.WorkflowStatus.Figures;
import io.watchfloor.diagnosis.WorkflowStatus.Usual;
import io.watchfloor.diagnosis.baselines.Baseline;
import io.watchfloor.diagnosis.freshness.Freshness;
import io.watchfloor.diagnosis.freshness.Measured;
import io.watchfloor.diagnosis.freshness.Measured.Quality;
import io.watchfloor.signals.SignalKey;
import io.watchfloor.signals.SignalNames;
import io.watchfloor.signals.State;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Judges one tenant's share of a workflow that serves demand, by latency, throughput, waiting work and failures.
final class DemandJudge {
    private static final double FEW_WAITING = 3;
    private static final double MANY_WAITING = 5;
    /// A p95 above a bound says that of those completed at least so many were.
    private static final double LEAST_SLOW = 0.05;

    private static final double MUCH_FAILED = 0.05;
    private static final double ALL_FAILED = 0.95;
    private static final double TRAFFIC = 0.5;
    private static final Duration STUCK = Duration.ofSeconds(5);

    private final Share share;
    private final Memory memory;
    private final Moment moment;
    private final Measured throughput;
    private final Measured waiting;
    private final Measured latency;
    private final double failed;
    private final double queue;
    private final Counted counted;

    DemandJudge(Share share, Memory memory, Moment moment) {
        this.share = share;
        this.memory = memory;
        this.moment = moment;
        Freshness freshness = moment.freshness();
        this.throughput = measure(freshness, SignalNames.WORKFLOW_THROUGHPUT);
        this.waiting = measure(freshness, SignalNames.WORKFLOW_WAITING);
        this.latency = measure(freshness, SignalNames.WORKFLOW_LATENCY_P95);
        this.failed = measure(freshness, SignalNames.WORKFLOW_FAILED).freshOr(0);
        this.queue = memory.past().queue().lasting(waiting.freshOr(0));
        this.counted = memory.past().counted().next(shares(freshness), moment.seconds());
    }

    private Counted.Shares shares(Freshness freshness) {
        double rate = throughput.freshOr(-1);
        double slow = Math.max(
                LEAST_SLOW, measure(freshness, SignalNames.WORKFLOW_SLOW).freshOr(LEAST_SLOW));
        return new Counted.Shares(
                rate,
                latency.fresh() != null && latency.freshOr(0) > slo() ? slow : 0,
                aboveUsual() ? LEAST_SLOW : 0,
                rate >= TRAFFIC && failed > allowedToFail() ? failed : 0);
    }

    private Measured measure(Freshness freshness, String name) {
        return freshness.measure(
                SignalKey.workflow(name, share.tenant().slug(), share.workflow().slug()));
    }

    /// What the next tick has to know.
    Memory.Past past() {
        Double now = waiting.fresh();
        double many = Math.max(FEW_WAITING, throughput.freshOr(0) * (1 - failed) * usualHigh());
        boolean isUsual = now == null || now <= many;
        return new Memory.Past(
                memory.past().queue().next(now, isUsual, moment.freshness().at()), counted);
    }

    /// Latency as known or estimated; null where it is neither.
    @Nullable
    Double estimate() {
        Double measured = latency.fresh();
        Double waited = waited();
        if (measured == null || waited == null) {
            return measured == null ? waited : measured;
        }
        return Math.max(measured, waited);
    }

    /// Little's law, work in progress ÷ throughput, is the better estimate where it is larger: what is
    /// stuck does not complete, so a histogram of the completed does not show it. One or two in progress say
    /// nothing; and nobody has waited for longer than the queue has been longer than usual, or the longest blocked
    /// session has, beside what is usual.
    private @Nullable Double waited() {
        double rate = throughput.freshOr(0) * (1 - failed);
        double enough = latency.fresh() == null ? 1 : FEW_WAITING;
        if (rate <= 0 || queue < enough) {
            return null;
        }
        Duration grown = memory.past().queue().grown(moment.freshness().at());
        Duration blocked = share.blocked().oldest();
        Duration longest = grown.compareTo(blocked) >= 0 ? grown : blocked;
        return Math.min(queue / rate, longest.toMillis() / 1000.0 + usualHigh());
    }

    private double usualHigh() {
        Baseline usual = memory.usuals().latency();
        return usual.known() ? usual.high() : slo();
    }

    /// Whether it is slower than it usually is; while nothing is known to be usual, than it may be.
    boolean aboveUsual() {
        Double now = estimate();
        if (now == null) {
            return false;
        }
        Baseline usual = memory.usuals().latency();
        return usual.known() ? now > usual.high() && now > 1.5 * usual.median() : now > slo();
    }

    /// Whether that is more than chance: a queue shows it, or enough completions do.
    boolean surelyAboveUsual() {
        Double waited = waited();
        boolean queued = waited != null && waited > usualHigh();
        return aboveUsual() && (queued || share.blocked().longer() > 0 || counted.enoughAbove());
    }

    private double slo() {
        return share.workflow().slo().latency().toMillis() / 1000.0;
    }

    Seen seen(String neverMeasured) {
        List<Measured> needed = Stream.of(throughput, waiting, latency).toList();
        boolean unknown = throughput.quality() == Quality.UNKNOWN && latency.quality() == Quality.UNKNOWN;
        if (unknown || needed.stream().noneMatch(Measured::shown)) {
            boolean absent = needed.stream().anyMatch(measured -> measured.quality() == Quality.ABSENT);
            return new Seen(
                    State.UNKNOWN, null, absent ? "its source gives no value for it now" : neverMeasured, Seen.NOTHING);
        }
        for (Measured measured : needed) {
            if (measured.quality() == Quality.STALE) {
                return Seen.without(measured, measured.reason(), figures(latency.value()));
            }
        }
        Duration age = needed.stream()
                .map(Measured::age)
                .filter(Objects::nonNull)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        return judged(age);
    }

    private Seen judged(Duration age) {
        Figures figures = figures(estimate());
        String down = down();
        if (down != null) {
            return new Seen(State.DOWN, age, down, figures);
        }
        String degraded = degraded();
        if (degraded != null) {
            return new Seen(State.DEGRADED, age, degraded, figures);
        }
        if (throughput.freshOr(latency.fresh() == null ? 0 : 1) == 0 && waiting.freshOr(0) == 0) {
            return new Seen(State.IDLE, age, "no demand, nothing waits", figures);
        }
        boolean guessed = latency.fresh() == null && estimate() != null;
        return new Seen(State.HEALTHY, age, guessed ? "latency is waiting ÷ throughput" : null, figures);
    }

    private @Nullable String down() {
        Double rate = throughput.fresh();
        if (rate == null) {
            return null;
        }
        if (rate >= TRAFFIC && failed >= ALL_FAILED && counted.enoughFailed()) {
            return "nothing succeeds: %.0f %% fail".formatted(failed * 100);
        }
        if (rate > 0) {
            return null;
        }
        Baseline usual = memory.usuals().waiting();
        double now = waiting.freshOr(0);
        if (now >= Math.max(FEW_WAITING, usual.known() ? usual.high() : 0)) {
            return "nothing completes while %.0f wait".formatted(now);
        }
        if (share.blocked().oldest().compareTo(STUCK) >= 0) {
            return "nothing completes, a session has been blocked for %d s"
                    .formatted(share.blocked().oldest().toSeconds());
        }
        return null;
    }

    private @Nullable String degraded() {
        Double now = estimate();
        Baseline usual = memory.usuals().latency();
        if (now != null && now > slo() && (!usual.known() || aboveUsual()) && beyondChance()) {
            return String.format(Locale.ROOT, "%.2f s is above the SLO of %.2f s", now, slo());
        }
        Baseline usualWaiting = memory.usuals().waiting();
        double much = Math.max(MANY_WAITING, usualWaiting.known() ? 2 * usualWaiting.high() : 0);
        int blocked = share.blocked().longer();
        if (blocked >= FEW_WAITING || (blocked >= 1 && queue > much)) {
            return blocked + " sessions blocked for more than a second, longest "
                    + share.blocked().oldest().toSeconds() + " s";
        }
        if (throughput.freshOr(0) >= TRAFFIC && failed > allowedToFail() && counted.enoughFailed()) {
            return "%.0f %% fail".formatted(failed * 100);
        }
        return null;
    }

    private double allowedToFail() {
        return Math.max(MUCH_FAILED, 5 * (1 - share.workflow().slo().objective()));
    }

    /// Once degraded it stays so while p95 does; it becomes so by a queue, a blocked session or enough slow
    /// completions.
    private boolean beyondChance() {
        State state = memory.steady().state();
        Double waited = waited();
        return state == State.DEGRADED
                || state == State.DOWN
                || (waited != null && waited > slo())
                || share.blocked().longer() > 0
                || counted.enoughSlow();
    }

    private Figures figures(@Nullable Double shownLatency) {
        Baseline usual = memory.usuals().latency();
        return new Figures(
                shownLatency,
                throughput.shown() ? throughput.value() : null,
                waiting.shown() ? waiting.value() : null,
                usual.known() ? new Usual(usual.low(), usual.high()) : null,
                shownLatency != null && !shownLatency.equals(latency.value()));
    }
}
