package io.watchfloor.presentation.locks;

import io.watchfloor.diagnosis.Advice;
import io.watchfloor.signals.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything about one session.
///
/// @param statement its present or last statement, empty where there is none
record Detail(Head head, List<Section> sections, String statement, Freed freed, List<Offer> offers) {
    public Detail {
        sections = List.copyOf(sections);
        offers = List.copyOf(offers);
    }

    /// Which session it is.
    ///
    /// @param role `root blocker · critical`, `waits for 48213`, …
    /// @param work workflow, job and tenant in one line
    /// @param gone it is no longer in the sample; what is shown was last seen
    public record Head(SessionKey key, @Nullable Severity severity, String role, String work, boolean gone) {}

    /// A group of lines under a caption.
    public record Section(String title, String note, List<Line> lines) {
        public Section {
            lines = List.copyOf(lines);
        }
    }

    /// A name and what is known, with what qualifies it.
    public record Line(
            String name,
            String value,
            String note,
            @Nullable WaitClass waitClass) {}

    /// What its end would free, predicted from the tree.
    ///
    /// @param parts by workflow, most first
    /// @param note  who stays blocked, empty when nobody
    public record Freed(int sessions, List<Part> parts, String note) {
        public Freed {
            parts = List.copyOf(parts);
        }
    }

    /// One workflow's share of the freed.
    public record Part(String work, int sessions) {}

    /// Something that can be planned from here, or the reason why it cannot.
    ///
    /// @param advice what to plan; absent when it cannot be done here, and `reason` says why
    public record Offer(String label, @Nullable Advice advice, String reason) {}
}
