package io.watchfloor.mitigation.drill;

import io.watchfloor.mitigation.drill.DrillResult.Verdict;

/// A drill that does not come to its end.
final class Ending extends Exception {
    private static final long serialVersionUID = 1L;

    private final Verdict verdict;

    Ending(Verdict verdict, String text) {
        super(text);
        this.verdict = verdict;
    }

    Verdict verdict() {
        return verdict;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
