package io.watchfloor.presentation.locks;

import io.watchfloor.diagnosis.Advice;
import io.watchfloor.diagnosis.activity.WaitClass;
import io.watchfloor.signals.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything about one session.
///
record Detail(Head head, List<Section> sections, Statement statement, Freed freed, List<Offer> offers) {
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

    /// Its present or last statement, literals redacted.
    ///
    /// @param text  empty where there is none
    /// @param note  whether it runs, and since when
    /// @param asked for its plan, absent where none can be asked for
    public record Statement(
            String text, String note, @Nullable Asked asked) {
        static final Statement NONE = new Statement("", "", null);
    }

    /// Which statement's plan is meant; of a listed one nobody runs it now.
    public record Asked(
            String server,
            String database,
            @Nullable Long queryId,
            @Nullable Integer pid) {}

    /// What its end would free, predicted from the tree.
    ///
    /// @param parts by workflow, most first
    /// @param rate  blocked seconds a second before and after
    /// @param note  who stays blocked, empty when nobody
    /// @param after what is lost, what is not, and what comes next
    public record Freed(int sessions, List<Part> parts, String rate, String note, List<Line> after) {
        static final Freed NOTHING = new Freed(0, List.of(), "", "", List.of());

        public Freed {
            parts = List.copyOf(parts);
            after = List.copyOf(after);
        }
    }

    /// One workflow's share of the freed.
    public record Part(String work, int sessions) {}

    /// Something that can be planned from here, or the reason why it cannot.
    ///
    /// @param advice what to plan; absent when it cannot be done here, and `reason` says why
    public record Offer(Act act, String label, @Nullable Advice advice, String reason) {}

    /// What can be done, and its key.
    enum Act {
        /// What lasts: the job is held back.
        PAUSE("P"),
        CANCEL("X"),
        TERMINATE("T");

        private final String key;

        Act(String key) {
            this.key = key;
        }

        String key() {
            return key;
        }
    }
}
