package io.watchfloor.presentation.drill;

import io.watchfloor.controls.probe.StripContent;
import io.watchfloor.controls.probe.StripContent.Cell;
import io.watchfloor.controls.probe.StripContent.Dot;
import io.watchfloor.controls.probe.StripContent.Range;
import io.watchfloor.controls.probe.StripContent.Shape;
import io.watchfloor.mitigation.drill.Census;
import io.watchfloor.mitigation.drill.DrillKind;
import io.watchfloor.mitigation.drill.DrillState;
import io.watchfloor.mitigation.drill.Outage;
import io.watchfloor.mitigation.drill.Tally;
import io.watchfloor.mitigation.drill.Write;
import io.watchfloor.mitigation.drill.Write.Fate;
import io.watchfloor.presentation.drill.DrillContent.Fact;
import io.watchfloor.presentation.drill.DrillContent.Strip;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The probe's writes as dots around the act; before it, around now.
record StripWriter(DrillWriter.Seen seen) {
    private static final double BEFORE = 8;
    private static final double AFTER = 4;

    Strip strip() {
        DrillState state = seen.state();
        DrillWriter.Probe probe = seen.probe();
        if (state == null || probe == null || state.progress().began() == null) {
            return new Strip(StripContent.EMPTY, counts(Tally.NONE, null));
        }
        Duration acted = state.progress().acted();
        double zero = seconds(acted == null ? probe.elapsed() : acted);
        double now = seconds(probe.elapsed()) - zero;
        Outage outage = state.progress().counted().outage();
        Range gap = gap(outage, zero, now);
        double until = Math.max(AFTER, gap == null ? 0 : gap.until() + 1.5);
        Range range = new Range(-BEFORE, until);
        Census census = state.progress().counted().census();
        Set<Long> lost = census == null ? Set.of() : new HashSet<>(census.missing());
        List<Dot> dots = new ArrayList<>();
        for (Write write : probe.writes()) {
            double at = seconds(write.at()) - zero;
            if (at >= range.from() && at <= range.until()) {
                dots.add(new Dot(at, seconds(write.took()), shape(write, lost)));
            }
        }
        StripContent content =
                new StripContent(range, dots, marks(state, acted, now, until), gap, whole(probe, zero, range));
        return new Strip(content, counts(Tally.of(probe.writes()), census));
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    private static @Nullable Range gap(@Nullable Outage outage, double zero, double now) {
        if (outage == null) {
            return null;
        }
        Duration until = outage.until();
        return new Range(seconds(outage.from()) - zero, until == null ? now : seconds(until) - zero);
    }

    private static Shape shape(Write write, Set<Long> lost) {
        return switch (write.fate()) {
            case ACKNOWLEDGED -> lost.contains(write.key()) ? Shape.LOST : Shape.KEPT;
            case FAILED -> Shape.FAILED;
            case UNKNOWN -> Shape.OPEN;
        };
    }

    private static List<StripContent.Mark> marks(DrillState state, @Nullable Duration acted, double now, double until) {
        List<StripContent.Mark> marks = new ArrayList<>();
        if (acted != null) {
            boolean planned = state.occasion().kind() == DrillKind.SWITCHOVER;
            marks.add(new StripContent.Mark(
                    0, (planned ? DrillText.MARK_HANDED_OVER : DrillText.MARK_KILLED).text(), false));
        }
        if (state.running() && now <= until) {
            marks.add(new StripContent.Mark(now, DrillText.NOW.text(), true));
        }
        return marks;
    }

    private static StripContent.Whole whole(DrillWriter.Probe probe, double zero, Range range) {
        int seconds = (int) probe.elapsed().toSeconds() + 1;
        Cell[] cells = new Cell[probe.writes().isEmpty() ? 0 : last(probe.writes()) + 1];
        for (Write write : probe.writes()) {
            int cell = (int) write.at().toSeconds();
            Cell present = cells[cell];
            Cell own =
                    switch (write.fate()) {
                        case ACKNOWLEDGED -> Cell.KEPT;
                        case UNKNOWN -> Cell.OPEN;
                        case FAILED -> Cell.FAILED;
                    };
            cells[cell] = present == null || own.compareTo(present) > 0 ? own : present;
        }
        List<Cell> all = new ArrayList<>();
        for (Cell cell : cells) {
            all.add(cell == null ? Cell.FAILED : cell);
        }
        return new StripContent.Whole(
                all, new Range(Math.max(0, zero + range.from()), Math.min(seconds, zero + range.until())));
    }

    private static int last(List<Write> writes) {
        return (int) writes.stream()
                .map(Write::at)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO)
                .toSeconds();
    }

    private static List<Fact> counts(Tally tally, @Nullable Census census) {
        return List.of(
                new Fact(Times.whole(tally.acknowledged()), DrillText.COUNT_ACKNOWLEDGED.text()),
                new Fact(Times.whole(tally.failed()), DrillText.COUNT_FAILED.text()),
                new Fact(Times.whole(tally.unknown()), DrillText.COUNT_UNKNOWN.text()),
                new Fact(census == null ? "–" : Times.whole(census.lost()), DrillText.COUNT_LOST.text()));
    }

    /// The strip's writes as comma-separated lines, for a spreadsheet.
    static String csv(List<Write> writes) {
        StringBuilder text = new StringBuilder("key,at_s,took_ms,fate\n");
        for (Write write : writes) {
            text.append(write.key())
                    .append(',')
                    .append(String.format(java.util.Locale.ROOT, "%.3f", seconds(write.at())))
                    .append(',')
                    .append(String.format(
                            java.util.Locale.ROOT, "%.1f", write.took().toNanos() / 1e6))
                    .append(',')
                    .append(
                            write.fate() == Fate.ACKNOWLEDGED
                                    ? "acknowledged"
                                    : write.fate() == Fate.FAILED ? "failed" : "unknown")
                    .append('\n');
        }
        return text.toString();
    }
}
