package io.watchfloor.presentation.answers;

import io.watchfloor.controls.tile.TileContent.Phrase;
import io.watchfloor.controls.tile.TileState;
import io.watchfloor.diagnosis.Advice;
import java.util.List;
import java.util.Optional;

/// The four answers, worded. Immutable.
///
/// @param judged when, from how many sources, and what was not counted
public record AnswersContent(Answer first, Answer cause, Answer nature, Deeds deeds, String judged) {

    /// One answer with at most two lines under it.
    ///
    /// @param shape beside the answer, only where something is abnormal
    /// @param calm  whether there is nothing to see: drawn light
    /// @param share a bar under the lines, 0 to 1
    public record Answer(
            String text, Optional<TileState> shape, boolean calm, List<Phrase> lines, Optional<Double> share) {
        public Answer {
            lines = List.copyOf(lines);
        }

        static Answer calm(String text, String... lines) {
            return plain(text, true, lines);
        }

        static Answer plain(String text, boolean calm, String... lines) {
            return new Answer(
                    text,
                    Optional.empty(),
                    calm,
                    List.of(lines).stream()
                            .filter(line -> !line.isBlank())
                            .map(Phrase::plain)
                            .toList(),
                    Optional.empty());
        }
    }

    /// What to do and what not.
    ///
    /// @param plan the advice behind the recommendation, for its plan
    public record Deeds(Deed recommended, Deed avoided, Optional<Advice> plan) {}

    /// A title and one line.
    public record Deed(String title, Phrase line, boolean calm) {}
}
