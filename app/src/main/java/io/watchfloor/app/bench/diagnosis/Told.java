package io.watchfloor.app.bench.diagnosis;

import io.watchfloor.diagnosis.Advice;
import io.watchfloor.diagnosis.Answers;
import io.watchfloor.diagnosis.Judgement;
import io.watchfloor.diagnosis.Verdict;
import io.watchfloor.signals.State;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What one tick told, as far as it is judged.
///
/// @param verdict `healthy`, `unknown` or `finding`
/// @param unsure  how many workflows and layers are unknown or stale
record Told(Instant at, String verdict, Optional<Finding> finding, int unsure, String board) {
    /// The finding's answers by slug; `first` is empty where none is named.
    record Finding(String cause, String layer, String first, String nature, Said said) {}

    /// Slugs of mitigations.
    record Said(List<String> recommend, List<String> avoid) {
        Said {
            recommend = List.copyOf(recommend);
            avoid = List.copyOf(avoid);
        }
    }

    static Told of(Judgement judgement) {
        String verdict =
                switch (judgement.verdict()) {
                    case Verdict.Healthy ignored -> "healthy";
                    case Verdict.Unknown ignored -> "unknown";
                    case Verdict.Finding ignored -> "finding";
                };
        Optional<Finding> finding = judgement.verdict() instanceof Verdict.Finding found
                ? Optional.of(of(found.answers()))
                : Optional.empty();
        List<State> states = states(judgement).toList();
        int unsure = (int) states.stream()
                .filter(state -> state == State.UNKNOWN || state == State.STALE)
                .count();
        String board = states.stream().map(State::slug).collect(Collectors.joining(","));
        return new Told(judgement.at(), verdict, finding, unsure, board);
    }

    private static Stream<State> states(Judgement judgement) {
        return Stream.concat(
                judgement.board().workflows().stream().map(status -> status.state()),
                judgement.board().layers().stream().map(status -> status.state()));
    }

    private static Finding of(Answers answers) {
        return new Finding(
                answers.cause().slug(),
                answers.cause().layer().slug(),
                answers.first() == null ? "" : answers.first().workflow(),
                answers.nature().kind().name().toLowerCase(Locale.ROOT),
                new Said(slugs(answers.recommend()), slugs(answers.avoid())));
    }

    private static List<String> slugs(List<Advice> advice) {
        return advice.stream().map(Advice::mitigation).toList();
    }

    boolean isWell() {
        return verdict.equals("healthy") && !board.contains("degraded") && !board.contains("down");
    }

    /// All of it in one line, to compare a replay with what was told live.
    String line() {
        return at + " " + verdict + " " + finding.map(Finding::toString).orElse("-") + " " + board;
    }
}
