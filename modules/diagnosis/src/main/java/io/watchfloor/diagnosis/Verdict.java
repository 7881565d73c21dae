package io.watchfloor.diagnosis;

import io.watchfloor.signals.Severity;
import java.time.Instant;
import java.util.List;

/// The answer to the four questions.
public sealed interface Verdict {
    /// Every workflow is within its usual range. `text` names the nearest limit.
    record Healthy(String text) implements Verdict {}

    /// The signals needed were missing or too old. Shown as unknown, never as healthy.
    record Unknown(List<String> missing) implements Verdict {
        public Unknown {
            missing = List.copyOf(missing);
        }
    }

    /// Something is held back.
    ///
    /// @param since when it began: the first session blocked for more than a second, or the first change point
    record Finding(Severity severity, Instant since, Answers answers, List<Evidence> evidence) implements Verdict {
        public Finding {
            evidence = List.copyOf(evidence);
        }
    }

    /// One line of evidence: what was observed, and the figure that carries it.
    record Evidence(String text, double figure) {}
}
