package io.watchfloor.diagnosis.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// Sessions of one server by wait class over time, in even steps.
///
/// @param cores processors of the server, where known
public record Series(Instant from, Duration step, List<Step> steps, OptionalInt cores) {
    public Series {
        steps = List.copyOf(steps);
    }

    /// The mean of one step. Where less than half of it was sampled it is a gap, which is not zero.
    ///
    /// @param counts  sessions by class, none named that was not seen; empty in a gap
    /// @param blocked the most sessions that stood below root blockers at once
    public record Step(boolean known, Map<WaitClass, Double> counts, int blocked) {
        static final Step GAP = new Step(false, Map.of(), 0);

        public Step {
            counts = Map.copyOf(counts);
        }

        /// Sessions of this class.
        public double count(WaitClass waitClass) {
            return counts.getOrDefault(waitClass, 0.0);
        }
    }
}
