package io.watchfloor.diagnosis.findings;

import io.watchfloor.diagnosis.Answers;
import io.watchfloor.diagnosis.Answers.Cause;
import io.watchfloor.diagnosis.Answers.FirstToSlow;
import io.watchfloor.diagnosis.Answers.FirstToSlow.Follower;
import io.watchfloor.diagnosis.Answers.Load;
import io.watchfloor.diagnosis.Verdict.Evidence;
import io.watchfloor.diagnosis.Verdict.Finding;
import io.watchfloor.signals.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A contention that is over while what it slowed is not yet well again: nothing is left to be done about it.
final class Recovering {
    private Recovering() {}

    static Finding from(Finding last) {
        Answers answers = last.answers();
        Cause cause = answers.cause();
        String text = "nobody waits for it any more, what it slowed recovers";
        Cause past = new Cause(cause.slug(), cause.layer(), cause.title(), text, cause.root(), new Load(0, 0));
        List<Evidence> evidence = new ArrayList<>(List.of(new Evidence(text, 0)));
        evidence.addAll(last.evidence());
        return new Finding(
                Severity.WARNING,
                last.since(),
                new Answers(answers.first(), past, answers.nature(), List.of(), answers.avoid()),
                evidence);
    }

    /// Slugs of the workflows it slowed.
    static Stream<String> slowed(Finding finding) {
        FirstToSlow first = finding.answers().first();
        return first == null
                ? Stream.empty()
                : Stream.concat(
                        Stream.of(first.workflow()), first.then().stream().map(Follower::workflow));
    }
}
