package io.watchfloor.presentation.audit;

import io.watchfloor.controls.tile.TileState;
import io.watchfloor.journal.Entry;
import io.watchfloor.journal.Reading;
import io.watchfloor.journal.Recorded;
import io.watchfloor.journal.RecordedText;
import io.watchfloor.presentation.audit.AuditContent.Line;
import io.watchfloor.presentation.audit.AuditContent.Seal;
import io.watchfloor.presentation.audit.AuditContent.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What of the record is shown: filter and story. Used by one thread at a time.
final class AuditModel {
    /// Rows on screen; what is older is found by filtering.
    static final int MOST = 3_000;

    private static final Comparator<Recorded> IN_TIME = Comparator.comparing(
                    (Recorded recorded) -> recorded.entry().at())
            .thenComparing(Recorded::console)
            .thenComparingLong(Recorded::sequence);

    private final Times times;
    private @Nullable Reading reading;
    private List<Recorded> sorted = List.of();
    private String problem = "";
    private String filter = "";
    private String story = "";

    AuditModel(Times times) {
        this.times = times;
    }

    void show(Reading next) {
        problem = "";
        if (reading == null || !reading.entries().equals(next.entries())) {
            sorted = next.entries().stream().sorted(IN_TIME).toList();
        }
        reading = next;
    }

    void failed(String reason) {
        problem = reason;
    }

    void filter(String words) {
        filter = words.toLowerCase(Locale.ROOT).strip();
    }

    /// Shows the whole story of one mitigation; empty shows all again.
    void story(String mitigation) {
        story = mitigation;
    }

    String story() {
        return story;
    }

    AuditContent content() {
        Reading present = reading;
        List<Recorded> matching = matching();
        boolean all = story.isEmpty();
        Stream<Recorded> ordered = all ? matching.reversed().stream() : matching.stream();
        String own = present == null ? "" : present.own().console();
        List<Line> lines =
                ordered.limit(MOST).map(recorded -> line(recorded, own)).toList();
        return new AuditContent(seal(present), lines, matching.size(), sorted.size(), story);
    }

    /// What is seen, without the bound on rows, oldest first.
    List<Recorded> matching() {
        List<String> words = filter.isEmpty() ? List.of() : List.of(filter.split("\\s+", -1));
        List<Recorded> result = new ArrayList<>();
        for (Recorded recorded : sorted) {
            if ((story.isEmpty() || recorded.entry().mitigation().equals(story)) && holds(recorded, words)) {
                result.add(recorded);
            }
        }
        return result;
    }

    private static boolean holds(Recorded recorded, List<String> words) {
        if (words.isEmpty()) {
            return true;
        }
        Entry entry = recorded.entry();
        String text = String.join(
                        " ",
                        entry.mitigation(),
                        entry.step(),
                        entry.who(),
                        recorded.console(),
                        String.join(" ", entry.details().values()))
                .toLowerCase(Locale.ROOT);
        return words.stream().allMatch(text::contains);
    }

    private Seal seal(@Nullable Reading present) {
        if (!problem.isEmpty()) {
            return new Seal(TileState.UNKNOWN, AuditText.UNREADABLE.text(problem), List.of());
        }
        return present == null
                ? new Seal(TileState.UNKNOWN, AuditText.NOT_READ_YET.text(), List.of())
                : new SealWriter(times).write(present);
    }

    private Line line(Recorded recorded, String own) {
        Entry entry = recorded.entry();
        String console = recorded.console().equals(own) ? AuditText.THIS_CONSOLE.text() : recorded.console();
        Words words = new Words(times.cell(entry.at()), console, entry.who(), RecordedText.sentence(entry));
        // Other keys in a story: rows keep their order by key, and a story has another one.
        return new Line(story + "/" + recorded.console() + "/" + recorded.sequence(), recorded, words);
    }
}
