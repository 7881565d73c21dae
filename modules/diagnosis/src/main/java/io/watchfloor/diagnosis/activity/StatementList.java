package io.watchfloor.diagnosis.activity;

import io.watchfloor.signals.facts.Statements.Statement;
import io.watchfloor.signals.facts.Statements.Whole;
import java.time.Duration;
import java.util.List;

/// The statements of a range, by database time.
///
/// @param seconds of the range that were read
/// @param whole   all statements, listed or not
public record StatementList(List<Line> lines, double seconds, Whole whole) {
    /// Minutes in a sparkline.
    public static final int SPARKLINE = 60;

    /// Before the first reading.
    public static final StatementList NOTHING = new StatementList(List.of(), 0, new Whole(Duration.ZERO, 0, 0, false));

    public StatementList {
        lines = List.copyOf(lines);
    }

    /// One statement: its sum over the range, the hour up to the range's end, and how that compares with hours
    /// before.
    ///
    /// @param sparkline database seconds per second in each of the last sixty minutes, oldest first; NaN is a gap
    public record Line(Statement sum, List<Double> sparkline, Change change) {
        public Line {
            sparkline = List.copyOf(sparkline);
        }

        /// Mean time of a call in milliseconds; zero when it was not called.
        public double meanMillis() {
            return sum.calls() == 0 ? 0 : sum.time().toNanos() / 1e6 / sum.calls();
        }
    }

    /// How long a call takes now, against the statement's own earlier hours.
    public sealed interface Change {
        /// Not long enough watched, or too seldom called, to say.
        record TooYoung(int known, int needed) implements Change {}

        /// Within what it varies by.
        record Usual() implements Change {}

        /// A call takes longer than it used to.
        record Slower(double usualMillis, double nowMillis) implements Change {}

        /// A call takes less time than it used to.
        record Faster(double usualMillis, double nowMillis) implements Change {}
    }
}
