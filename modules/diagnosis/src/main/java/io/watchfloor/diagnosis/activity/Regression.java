package io.watchfloor.diagnosis.activity;

import io.watchfloor.diagnosis.activity.StatementList.Change;
import java.util.Arrays;
import java.util.List;

/// Compares the mean time of a call in the last ten minutes with spans of five minutes before: against their
/// median, by more than four times their median absolute deviation (scaled by 1.4826 to a standard deviation) and
/// by half.
final class Regression {
    /// Length of a span.
    static final int MINUTES = 5;

    private static final int RECENT = 2;
    /// An hour of spans in which it was called often enough.
    private static final int NEEDED = 12;
    private static final double CALLS = 5;
    private static final double DEVIATIONS = 4 * 1.4826;
    private static final double LEAST = 0.5;
    /// Less than this in ten minutes is nobody's trouble.
    private static final double LEAST_MILLIS = 1_000;

    /// Calls and milliseconds in one span.
    record Block(double calls, double millis) {}

    private Regression() {}

    /// @param blocks newest first
    static Change judge(List<Block> blocks) {
        double calls = blocks.stream().limit(RECENT).mapToDouble(Block::calls).sum();
        double millis = blocks.stream().limit(RECENT).mapToDouble(Block::millis).sum();
        double[] earlier = blocks.stream()
                .skip(RECENT)
                .filter(block -> block.calls() >= CALLS)
                .mapToDouble(block -> block.millis() / block.calls())
                .sorted()
                .toArray();
        if (earlier.length < NEEDED || calls < CALLS) {
            return new Change.TooYoung(earlier.length, NEEDED);
        }
        double usual = median(earlier);
        double[] apart = new double[earlier.length];
        for (int each = 0; each < earlier.length; each++) {
            apart[each] = Math.abs(earlier[each] - usual);
        }
        Arrays.sort(apart);
        double margin = Math.max(DEVIATIONS * median(apart), LEAST * usual);
        double now = millis / calls;
        if (Math.abs(now - usual) * calls < LEAST_MILLIS) {
            return new Change.Usual();
        }
        if (now > usual + margin) {
            return new Change.Slower(usual, now);
        }
        return now < usual - margin ? new Change.Faster(usual, now) : new Change.Usual();
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
