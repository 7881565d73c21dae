package io.watchfloor.diagnosis.findings;

import io.watchfloor.diagnosis.Answers.Load;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// How much one subject has held back in the last fifteen seconds.
///
/// @param beats samples, oldest first
/// @param since when the first session of this stretch had waited for a second
/// @param cold  seconds in a row in which nobody waited for long
public record Heat(List<Beat> beats, @Nullable Instant since, double cold) {
    /// One sample, and the seconds it stands for.
    ///
    /// @param counted  sessions that matter and have waited for a second or more
    /// @param critical those among them of critical tier
    /// @param load     of waits of any length
    record Beat(double seconds, double counted, double critical, Duration longest, Burden load) {}

    /// The subject's own and the server's blocked seconds in each second.
    record Burden(double own, double total) {}

    static final Heat NONE = new Heat(List.of(), null, 0);

    private static final double SHORT = 5;
    private static final double LASTING = 15;
    private static final double ENOUGH_SHORT = 6;
    private static final double ENOUGH_LASTING = 15;
    private static final int BEATS_SHORT = 3;
    private static final int BEATS_LASTING = 5;
    private static final double CRITICAL = 4;
    private static final Duration ALONE = Duration.ofSeconds(5);

    public Heat {
        beats = List.copyOf(beats);
    }

    Heat with(Beat beat, @Nullable Instant longSince) {
        List<Beat> kept = new ArrayList<>(beats);
        kept.add(beat);
        double seconds = 0;
        int from = kept.size();
        while (from > 0 && seconds < LASTING) {
            from--;
            seconds += Math.max(0.1, kept.get(from).seconds());
        }
        boolean warm = beat.counted() > 0;
        double colder = warm ? 0 : cold + beat.seconds();
        Instant began = since == null || (longSince != null && longSince.isBefore(since)) ? longSince : since;
        return new Heat(kept.subList(from, kept.size()), colder >= SHORT ? longSince : began, colder);
    }

    /// Whether this is contention: it lasts, and it costs. Row conflicts of healthy work are over well within a second,
    /// so only waits of a second and more are summed up, and a single hiccup of the whole machine is no evidence.
    boolean matters() {
        return alone() || (burst() && warm(SHORT) >= BEATS_SHORT) || (lasting() && warm(LASTING) >= BEATS_LASTING);
    }

    private boolean burst() {
        return sum(SHORT, Beat::counted) >= ENOUGH_SHORT;
    }

    private boolean lasting() {
        return sum(LASTING, Beat::counted) >= ENOUGH_LASTING;
    }

    /// One session that waits for very long is a warning of its own.
    private boolean alone() {
        return !beats.isEmpty()
                && beats.getLast().counted() > 0
                && beats.getLast().longest().compareTo(ALONE) > 0;
    }

    boolean critical() {
        return sum(SHORT, Beat::critical) >= CRITICAL;
    }

    /// Session-seconds of the last five seconds: what is compared between subjects.
    double weight() {
        return sum(SHORT, Beat::counted);
    }

    boolean warm() {
        return !beats.isEmpty() && beats.getLast().counted() > 0;
    }

    /// Blocked seconds in each of the last five, and their share on the server.
    Load load() {
        double seconds = sum(SHORT, beat -> 1);
        double own = sum(SHORT, beat -> beat.load().own());
        double total = sum(SHORT, beat -> beat.load().total());
        return new Load(seconds > 0 ? own / seconds : 0, total > 0 ? Math.min(1, own / total) : 0);
    }

    private double sum(double span, ToDoubleFunction<Beat> figure) {
        double seconds = 0;
        double sum = 0;
        for (Beat beat : beats.reversed()) {
            if (seconds >= span) {
                break;
            }
            seconds += beat.seconds();
            sum += beat.seconds() * figure.applyAsDouble(beat);
        }
        return sum;
    }

    private long warm(double span) {
        double seconds = 0;
        long warm = 0;
        for (Beat beat : beats.reversed()) {
            if (seconds >= span) {
                break;
            }
            seconds += beat.seconds();
            warm += beat.counted() > 0 ? 1 : 0;
        }
        return warm;
    }
}
