package io.watchfloor.presentation.locks;

import io.watchfloor.controls.chart.StackContent;
import io.watchfloor.diagnosis.activity.WaitClass;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Active sessions over time, and who used them in a range.
record ActivityContent(StackContent chart, Head head, Lists lists) {

    /// The line over the chart.
    ///
    /// @param span   `last 15 min, 1 s samples`
    /// @param range  the range of the lists and what it holds, `02:51:00 – 02:53:41 · 161 s · …`
    /// @param legend each class and its value: the mean of the range, or the newest
    record Head(String server, String span, String range, boolean brushed, List<Legend> legend) {
        Head {
            legend = List.copyOf(legend);
        }
    }

    /// One class and its value.
    record Legend(WaitClass waitClass, String value) {}

    /// The three lists.
    ///
    /// @param joined pids that are one job, in a sentence; empty when there are none
    record Lists(TopList who, TopList statements, TopList roots, String joined) {}

    /// One list, most first.
    ///
    /// @param none what stands there when it is empty
    record TopList(String title, String unit, List<Entry> entries, String none) {
        TopList {
            entries = List.copyOf(entries);
        }
    }

    /// One line: absolute first, its share second.
    ///
    /// @param share 0 to 1, drawn as a bar behind
    record Entry(Name name, String figure, String percent, double share) {}

    /// What a line is about.
    ///
    /// @param lead    before the title, a pid
    /// @param session where it leads
    record Name(
            String lead, String title, Kind kind, @Nullable SessionKey session) {}

    /// How a name is set.
    enum Kind {
        PLAIN,
        STATEMENT,
        /// What is left over, or nobody's.
        REST
    }

    /// By what the first list splits the time.
    enum Split {
        WORKFLOWS,
        TENANTS,
        WAITS;

        Split next() {
            return switch (this) {
                case WORKFLOWS -> TENANTS;
                case TENANTS -> WAITS;
                case WAITS -> WORKFLOWS;
            };
        }
    }
}
