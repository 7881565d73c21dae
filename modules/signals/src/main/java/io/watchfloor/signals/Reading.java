package io.watchfloor.signals;

import io.watchfloor.signals.facts.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What one visit to a source brought.
public sealed interface Reading {
    /// The source that was visited.
    Source source();

    /// The console's clock at receipt.
    Instant at();

    /// The source answered.
    record Read(Source source, Instant at, List<Sample> samples, List<Fact> facts, Cost cost) implements Reading {
        public Read {
            samples = List.copyOf(samples);
            facts = List.copyOf(facts);
        }
    }

    /// The source did not answer, or refused. `reason` is the operator's text: what is not known and what to do.
    record Failed(Source source, Instant at, String reason) implements Reading {}

    /// What the visit cost the source.
    ///
    /// @param backendCpu  CPU of the visited server's backend, where it can be measured
    /// @param connections database connections held open for this source
    /// @param measured    whether `backendCpu` was measured
    record Cost(Duration backendCpu, int connections, boolean measured) {
        /// A visit that holds no database connection.
        public static final Cost NONE = new Cost(Duration.ZERO, 0, true);

        /// The cost of both.
        public Cost plus(Cost other) {
            return new Cost(
                    backendCpu.plus(other.backendCpu), connections + other.connections, measured && other.measured);
        }
    }
}
