package io.watchfloor.presentation.answers;

import io.watchfloor.controls.tile.TileContent.Emphasis;
import io.watchfloor.controls.tile.TileContent.Phrase;
import io.watchfloor.controls.tile.TileContent.Span;
import io.watchfloor.diagnosis.Advice;
import io.watchfloor.diagnosis.Answers;
import io.watchfloor.presentation.Titles;
import io.watchfloor.presentation.answers.AnswersContent.Deed;
import io.watchfloor.presentation.answers.AnswersContent.Deeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Words what should be done and what must not.
final class AdviceWording {
    private static final Phrase BLANK = Phrase.plain("");

    private AdviceWording() {}

    static Deeds nothing() {
        return new Deeds(
                new Deed(AnswersText.NOTHING.text(), BLANK, true),
                new Deed(AnswersText.NOTHING_TO_AVOID.text(), BLANK, true),
                Optional.empty());
    }

    static Deeds unknown() {
        Deed deed = new Deed(AnswersText.UNKNOWN.text(), BLANK, true);
        return new Deeds(deed, deed, Optional.empty());
    }

    /// @param inForce the title of a mitigation in force: while it works, nothing more is asked for
    static Deeds of(Answers answers, Titles titles, Optional<String> inForce) {
        Optional<Advice> best = answers.recommend().stream().findFirst();
        Deed recommended = best.map(advice -> new Deed(advice.text(), line(advice, titles), false))
                .or(() -> inForce.map(title ->
                        new Deed(AnswersText.WAIT.text(), Phrase.plain(AnswersText.IN_FORCE.text(title)), true)))
                .orElseGet(() -> new Deed(AnswersText.NO_RECOMMENDATION.text(), BLANK, true));
        Deed avoided = answers.avoid().stream()
                .findFirst()
                .map(advice -> new Deed(advice.text(), Phrase.plain(inShort(advice.reason())), false))
                .orElseGet(() -> new Deed(AnswersText.NOTHING_TO_AVOID.text(), BLANK, true));
        return new Deeds(recommended, avoided, best);
    }

    private static Phrase line(Advice advice, Titles titles) {
        int sessions = advice.effect().sessions();
        if (sessions == 0) {
            return Phrase.plain(advice.reason());
        }
        List<Span> spans = new ArrayList<>();
        spans.add(plain(AnswersText.FREES.text()));
        spans.add(strong(Integer.toString(sessions)));
        Optional<Map.Entry<String, Integer>> most = advice.effect().byWorkflow().entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(
                                Map.Entry.<String, Integer>comparingByKey().reversed()));
        String noun = (sessions == 1 ? AnswersText.SESSION : AnswersText.SESSIONS).text();
        spans.add(plain(most.isPresent() ? noun + "," : noun));
        most.ifPresent(entry -> {
            String name = titles.workflow(entry.getKey());
            spans.add(strong(entry.getValue().toString()));
            spans.add(plain(AnswersText.OF_WORKFLOW.text(name)));
        });
        return new Phrase(spans);
    }

    /// The constraint without what follows from it: the band has one line for it.
    private static String inShort(String reason) {
        int end = reason.indexOf(": ");
        return end < 0 ? reason : reason.substring(0, end);
    }

    private static Span plain(String text) {
        return new Span(text, Emphasis.PLAIN);
    }

    private static Span strong(String text) {
        return new Span(text, Emphasis.STRONG);
    }
}
